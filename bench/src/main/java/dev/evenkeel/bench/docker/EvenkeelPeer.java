package dev.evenkeel.bench.docker;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Session;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.simulation.Calls;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Evenkeel with its state on disk, in this process, as a program that embeds it has it. A task counts as healthy as soon as
 * it runs, as to Swarm.
 */
final class EvenkeelPeer implements Orchestrator {
    private static final String REGION = "us-east-1";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/bench/0000000000000001";

    private final Evenkeel evenkeel;
    private final EngineSocket engine;
    private final String owner = "bench-" + ProcessHandle.current().pid();
    private volatile CompletableFuture<Boolean> running = new CompletableFuture<>();
    private int services;

    EvenkeelPeer(EngineSocket engine, Path socket, Path state) {
        this.engine = engine;
        TreeMap<String, String> options = new TreeMap<>(
                Map.of("host", "unix://" + socket, "owner", owner, "cleanup", "true", "cpu", "131072", "agent", "off"));
        evenkeel = Evenkeel.open(
                Configuration.of("docker", ClockMode.wall())
                        .withBackendOptions(options)
                        .withStateFolder(state)
                        .withHealthyAfter(Duration.ZERO),
                List.of(this::happened));
        register("v1");
        register("v2");
    }

    @Override
    public String name() {
        return "Evenkeel";
    }

    @Override
    public String label() {
        return "dev.evenkeel.owner=" + owner;
    }

    @Override
    public void create(int count) {
        create(count, List.of(), 80, 100);
    }

    /** Behind its load balancer, which checks, and takes away before a task is stopped. */
    @Override
    public void createChecked(int count) {
        Map<String, Object> balancer = Map.of("targetGroupArn", GROUP, "containerName", "web", "containerPort", 80);
        create(count, List.of(balancer), 100, 200);
    }

    private void create(int count, List<Map<String, Object>> loadBalancers, int minimumPercent, int maximumPercent) {
        services++;
        call(
                "CreateService",
                Map.of(
                        "serviceName",
                        service(),
                        "taskDefinition",
                        "web:1",
                        "desiredCount",
                        count,
                        "loadBalancers",
                        loadBalancers,
                        "deploymentConfiguration",
                        Map.of("minimumHealthyPercent", minimumPercent, "maximumPercent", maximumPercent)));
    }

    @Override
    public void scale(int count) {
        call("UpdateService", Map.of("service", service(), "desiredCount", count));
    }

    @Override
    public void roll(String version) {
        call("UpdateService", Map.of("service", service(), "taskDefinition", version.replace("v", "web:")));
    }

    /** Where the load balancer of the service takes requests. */
    int port() {
        List<TrafficEndpoint> endpoints =
                evenkeel.call(REGION, Session::endpoints).toCompletableFuture().join();
        return URI.create(endpoints.getLast().url()).getPort();
    }

    @Override
    public void remove() {
        if (services > 0) {
            call("DeleteService", Map.of("service", service(), "force", true));
        }
    }

    /** Runs one task, not of a service, and returns when it is on record that it runs. */
    void runOne() {
        CompletableFuture<Boolean> runs = new CompletableFuture<>();
        running = runs;
        call("RunTask", Map.of("taskDefinition", "web:1"));
        Boolean unused = runs.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void happened(Instant at, Event event) {
        if (event instanceof Event.TaskProgressed progressed
                && progressed.progress().lastStatus() == TaskStatus.RUNNING) {
            running.complete(true);
        }
    }

    /** Stops what was run so. */
    void stopAll() {
        engine.running(label())
                .forEach(container -> call(
                        "StopTask",
                        Map.of("task", container.getJsonObject("Labels").getString("com.amazonaws.ecs.task-arn"))));
    }

    @Override
    public void close() {
        evenkeel.close();
    }

    /** A service that was deleted may still be DRAINING: the next has another name. */
    private String service() {
        return "bench-" + services;
    }

    private void register(String version) {
        call(
                "RegisterTaskDefinition",
                Map.of(
                        "family",
                        "web",
                        "networkMode",
                        "bridge",
                        "containerDefinitions",
                        List.of(Map.of(
                                "name",
                                "web",
                                "image",
                                IMAGE + version,
                                "memory",
                                MEMORY_MIB,
                                "portMappings",
                                List.of(Map.of("containerPort", 80, "hostPort", 0))))));
    }

    private void call(String operation, Map<String, Object> input) {
        Record unused = evenkeel.call(
                        REGION, session -> Calls.ask(session.engine().orElseThrow(), operation, input))
                .toCompletableFuture()
                .join();
    }
}
