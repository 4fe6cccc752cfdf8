package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.VolumeFrom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class ContainerOrderTest {

    private static List<ContainerDefinition> pair(String condition) {
        return List.of(
                Records.of(
                        ContainerDefinition.class,
                        "name",
                        "app",
                        "dependsOn",
                        List.of(new ContainerDependency("base", condition))),
                Records.of(ContainerDefinition.class, "name", "base"));
    }

    private static ContainerObservation seen(String name, ContainerStatus status, HealthStatus health, Integer exit) {
        return Records.with(ContainerObservation.pending(name), "status", status, "health", health, "exitCode", exit);
    }

    /** The dependency of app on base by what base looks like: may start, waits, or can never start. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "START, PENDING, UNKNOWN, -, waits",
                "START, RUNNING, UNKNOWN, -, starts",
                "START, STOPPED, UNKNOWN, 1, starts",
                "START, STOPPED, UNKNOWN, -, starts",
                "COMPLETE, PENDING, UNKNOWN, -, waits",
                "COMPLETE, RUNNING, UNKNOWN, -, waits",
                "COMPLETE, STOPPED, UNKNOWN, 0, starts",
                "COMPLETE, STOPPED, UNKNOWN, 1, starts",
                "COMPLETE, STOPPED, UNKNOWN, -, never",
                "SUCCESS, PENDING, UNKNOWN, -, waits",
                "SUCCESS, RUNNING, UNKNOWN, -, waits",
                "SUCCESS, STOPPED, UNKNOWN, -, never",
                "SUCCESS, STOPPED, UNKNOWN, 0, starts",
                "SUCCESS, STOPPED, UNKNOWN, 1, never",
                "HEALTHY, PENDING, UNKNOWN, -, waits",
                "HEALTHY, RUNNING, UNKNOWN, -, waits",
                "HEALTHY, RUNNING, UNHEALTHY, -, waits",
                "HEALTHY, RUNNING, HEALTHY, -, starts",
                "HEALTHY, STOPPED, HEALTHY, 0, never"
            })
    void startsAContainerOnceWhatItDependsOnHasComeSoFar(
            String condition, ContainerStatus status, HealthStatus health, Integer exit, String expected) {
        List<ContainerDefinition> definitions = pair(condition);
        List<ContainerObservation> seen = List.of(
                seen("app", ContainerStatus.PENDING, HealthStatus.UNKNOWN, null), seen("base", status, health, exit));

        boolean starts = ContainerOrder.startable(definitions, seen).contains("app");
        boolean never = ContainerOrder.hopeless(definitions, seen).isPresent();

        assertEquals(expected, never ? "never" : starts ? "starts" : "waits");
    }

    @Test
    void stopsAContainerOnceNothingThatRunsDependsOnIt() {
        List<ContainerDefinition> definitions = pair("START");
        ContainerObservation base = seen("base", ContainerStatus.RUNNING, HealthStatus.UNKNOWN, null);

        List<String> first = ContainerOrder.stoppable(
                definitions, List.of(seen("app", ContainerStatus.RUNNING, HealthStatus.UNKNOWN, null), base));
        List<String> then = ContainerOrder.stoppable(
                definitions, List.of(seen("app", ContainerStatus.STOPPED, HealthStatus.UNKNOWN, 0), base));

        assertEquals(List.of(List.of("app"), List.of("base")), List.of(first, then));
    }

    @Test
    void startsALinkedContainerAfterTheOneItLinksTo() {
        List<ContainerDefinition> definitions = List.of(
                Records.of(ContainerDefinition.class, "name", "app", "links", List.of("base:db")),
                Records.of(ContainerDefinition.class, "name", "base"));

        List<String> first = ContainerOrder.startable(definitions, List.of(pending("app"), pending("base")));
        List<String> then = ContainerOrder.startable(definitions, List.of(pending("app"), running("base")));

        assertEquals(List.of(List.of("base"), List.of("app")), List.of(first, then));
    }

    @Test
    void startsAContainerWithVolumesOfAnotherOnceThatExists() {
        List<ContainerDefinition> definitions = List.of(
                Records.of(
                        ContainerDefinition.class, "name", "app", "volumesFrom", List.of(new VolumeFrom("base", null))),
                Records.of(ContainerDefinition.class, "name", "base"));
        ContainerObservation created = Records.with(pending("base"), "runtimeId", "abc");
        ContainerObservation neverCreated = seen("base", ContainerStatus.STOPPED, HealthStatus.UNKNOWN, null);

        List<String> first = ContainerOrder.startable(definitions, List.of(pending("app"), pending("base")));
        List<String> then = ContainerOrder.startable(definitions, List.of(pending("app"), created));
        Optional<String> never = ContainerOrder.hopeless(definitions, List.of(pending("app"), neverCreated));

        assertEquals(List.of("base"), first);
        assertEquals(List.of("app", "base"), then);
        assertEquals(Optional.of("app"), never);
    }

    /** What app waits for, what base looks like, base's start timeout, and when app gives up, in seconds after base. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "START, PENDING, UNKNOWN, 20, -",
                "START, RUNNING, UNKNOWN, 20, -",
                "COMPLETE, RUNNING, UNKNOWN, 20, 20",
                "COMPLETE, RUNNING, UNKNOWN, -, -",
                "COMPLETE, RUNNING, UNKNOWN, 0, -",
                "COMPLETE, STOPPED, UNKNOWN, 20, -",
                "SUCCESS, PENDING, UNKNOWN, 20, -",
                "SUCCESS, RUNNING, UNKNOWN, 20, 20",
                "HEALTHY, RUNNING, UNKNOWN, 20, 20",
                "HEALTHY, RUNNING, UNHEALTHY, 20, 20",
                "HEALTHY, RUNNING, HEALTHY, 20, -"
            })
    void givesUpWhenTheStartTimeoutOfWhatItWaitsForIsOver(
            String condition, ContainerStatus status, HealthStatus health, Integer timeout, Long expected) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<ContainerDefinition> definitions =
                List.of(pair(condition).get(0), Records.with(pair(condition).get(1), "startTimeout", timeout));
        SortedMap<String, Instant> startedAt = new TreeMap<>();
        if (status != ContainerStatus.PENDING) {
            startedAt.put("base", start);
        }

        Optional<ContainerOrder.StartTimeout> next = ContainerOrder.nextTimeout(
                definitions, List.of(pending("app"), seen("base", status, health, null)), startedAt);

        assertEquals(
                Optional.ofNullable(expected)
                        .map(seconds -> new ContainerOrder.StartTimeout("app", "base", start.plusSeconds(seconds))),
                next);
    }

    private static ContainerObservation pending(String name) {
        return ContainerObservation.pending(name);
    }

    private static ContainerObservation running(String name) {
        return seen(name, ContainerStatus.RUNNING, HealthStatus.UNKNOWN, null);
    }
}
