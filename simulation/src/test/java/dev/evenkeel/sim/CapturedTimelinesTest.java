package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.TaskDescription;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Runs of real ECS that somebody has captured, taken again with the world's latencies fitted: the same events in the same
 * order, each within 10 % of its time.
 */
class CapturedTimelinesTest {
    /** One event of a captured run. */
    private record Captured(double seconds, String text) {}

    @Test
    void rollsServiceOfOneTaskBehindALoadBalancer() {
        RoutedWorld routed = new RoutedWorld(1);
        Map<String, String> latencies = Map.of(
                "pull-seconds", "7",
                "start-seconds", "8",
                "stop-seconds", "28",
                "target-register-seconds", "2",
                "target-check-seconds", "19",
                "target-deregister-seconds", "1.3",
                "target-drain-seconds", "32");
        routed.register(latencies, null);
        routed.createService(1, 0);
        assertTrue(routed.settles(Duration.ofMinutes(10)));
        routed.register(latencies, null);
        routed.advance(Duration.ofMinutes(1));
        Instant start = routed.timeline.instant();

        routed.ecs.updateService(Records.of(UpdateServiceRequest.class, "service", "web", "taskDefinition", "web"));
        assertTrue(routed.settles(Duration.ofMinutes(10)));

        assertCaptured(
                List.of(
                        new Captured(0, "(service web) has started 1 tasks: (task T)."),
                        new Captured(21.5, "(service web) registered 1 targets in (target-group G)"),
                        new Captured(40.6, "(service web) has stopped 1 running tasks: (task T)."),
                        new Captured(41.9, "(service web) deregistered 1 targets in (target-group G)"),
                        new Captured(
                                41.9, "(service web, taskSet ecs-svc/N) has begun draining connections on 1 tasks."),
                        new Captured(103.9, "(service web) (deployment ecs-svc/N) deployment completed."),
                        new Captured(103.9, "(service web) has reached a steady state.")),
                routed.told(start));
        routed.assertSound();
    }

    @Test
    void replacesTheOnlyTaskThatAUserStops() {
        RoutedWorld routed = new RoutedWorld(1);
        routed.register(
                Map.of(
                        "pull-seconds", "6",
                        "start-seconds", "4",
                        "target-register-seconds", "2",
                        "target-check-seconds", "19",
                        "target-deregister-seconds", "16",
                        "target-drain-seconds", "2.9"),
                new HealthCheck(List.of("CMD", "true"), 83, 5, 3, null));
        routed.createService(1, 0);
        assertTrue(routed.settles(Duration.ofMinutes(10)));
        routed.advance(Duration.ofMinutes(1));
        Instant start = routed.timeline.instant();
        String task = routed.live().getFirst().taskArn().value();

        TaskDescription stopped = routed.ecs
                .stopTask(Records.of(StopTaskRequest.class, "task", task))
                .task();
        assertTrue(routed.timeline.advanceUntil(() -> routed.unserved() > 0, Duration.ofMinutes(1)));
        Duration failing = Duration.between(start, routed.timeline.instant());
        assertTrue(routed.settles(Duration.ofMinutes(10)));

        assertEquals("DEACTIVATING", Objects.requireNonNull(stopped).lastStatus());
        assertEquals(16, failing.toMillis() / 1000.0, 1.6, "first failed request");
        assertCaptured(
                List.of(
                        new Captured(18.9, "(service web) has started 1 tasks: (task T)."),
                        new Captured(116, "(service web) has reached a steady state.")),
                routed.told(start).stream()
                        .filter(told -> told.text().contains("has started")
                                || told.text().contains("steady"))
                        .toList());
        routed.assertSound();
    }

    private static void assertCaptured(List<Captured> captured, List<RoutedWorld.Told> told) {
        assertEquals(
                captured.stream().map(Captured::text).toList(),
                told.stream().map(RoutedWorld.Told::text).toList());
        for (int i = 0; i < captured.size(); i++) {
            double expected = captured.get(i).seconds();
            assertEquals(
                    expected,
                    told.get(i).seconds(),
                    expected / 10,
                    captured.get(i).text());
        }
    }
}
