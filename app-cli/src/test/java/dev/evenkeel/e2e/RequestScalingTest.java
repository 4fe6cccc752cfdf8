package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.scaling.PredefinedMetricSpecification;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.testkit.Load;
import dev.evenkeel.testkit.Records;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service on a real engine that grows with the requests that its router counts, and shrinks when there are none. */
@NullUnmarked
class RequestScalingTest {
    private static final String RESOURCE = "service/default/web";
    private static final String DIMENSION = "ecs:service:DesiredCount";

    @BeforeAll
    static void needsEngine() throws IOException, InterruptedException {
        DockerEngine.need();
    }

    @Test
    void growsWithTheRequestsOfItsTargetGroupAndShrinksWithoutThem() {
        try (RoutedDocker docker = new RoutedDocker(Duration.ofSeconds(1))) {
            docker.create(docker.register("evenkeel-test/web:v1"), 1);
            follow(docker, 60);

            List<String> failures;
            try (Load load = new Load(docker.port(TrafficKind.PRODUCTION), "/", 4)) {
                docker.await(service -> service.desiredCount() == 3);
                docker.awaitSteady();
                failures = load.failures();
            }
            docker.await(service -> service.desiredCount() == 1);
            docker.awaitSteady();

            assertEquals(List.of(), failures);
        }
    }

    private static void follow(RoutedDocker docker, double requestsPerTarget) {
        docker.ask(session -> session.autoScaling()
                .registerScalableTarget(Records.of(
                        RegisterScalableTargetRequest.class,
                        "serviceNamespace",
                        "ecs",
                        "resourceId",
                        RESOURCE,
                        "scalableDimension",
                        DIMENSION,
                        "minCapacity",
                        1,
                        "maxCapacity",
                        3)));
        docker.ask(session -> session.autoScaling()
                .putScalingPolicy(Records.of(
                        PutScalingPolicyRequest.class,
                        "policyName",
                        "requests",
                        "policyType",
                        "TargetTrackingScaling",
                        "serviceNamespace",
                        "ecs",
                        "resourceId",
                        RESOURCE,
                        "scalableDimension",
                        DIMENSION,
                        "targetTrackingScalingPolicyConfiguration",
                        Records.of(
                                TargetTrackingConfiguration.class,
                                "targetValue",
                                requestsPerTarget,
                                "scaleOutCooldown",
                                0,
                                "scaleInCooldown",
                                0,
                                "predefinedMetricSpecification",
                                new PredefinedMetricSpecification(
                                        PredefinedMetricSpecification.REQUESTS,
                                        "app/lb/0000000000000001/targetgroup/web/0000000000000001")))));
    }
}
