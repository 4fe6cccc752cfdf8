package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.core.traffic.TrafficKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients of a service notice while it changes on a real engine: nothing. */
class RollUnderLoadTest {
    private static final int CLIENTS = 8;

    @BeforeEach
    void need() throws IOException, InterruptedException {
        DockerEngine.need();
    }

    @Test
    void rollsWithoutAFailedRequest() {
        try (RoutedDocker docker = new RoutedDocker()) {
            docker.create(docker.register("evenkeel-test/web:v1"), 4);
            String next = docker.register("evenkeel-test/web:v2");

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(load, 500);
                Map<String, Integer> before = load.bodies();
                docker.update("taskDefinition", next);
                await(load, load.answered() + 500);
                load.bodies();
                await(load, load.answered() + 500);

                assertEquals(List.of(), load.failures());
                assertEquals(List.of("v1"), List.copyOf(before.keySet()));
                assertEquals(List.of("v2"), List.copyOf(load.bodies().keySet()));
            }
        }
    }

    @Test
    void scalesInWithoutAFailedRequest() {
        try (RoutedDocker docker = new RoutedDocker()) {
            docker.create(docker.register("evenkeel-test/web:v1"), 4);

            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", CLIENTS)) {
                await(load, 500);
                docker.update("desiredCount", 1);
                await(load, load.answered() + 500);

                assertEquals(List.of(), load.failures());
            }
        }
    }

    private static void await(Load load, int answered) {
        while (load.answered() < answered && load.failures().isEmpty()) {
            LockSupport.parkNanos(10_000_000);
        }
        assertTrue(load.failures().isEmpty(), load.failures().toString());
    }
}
