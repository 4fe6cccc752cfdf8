package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import java.util.List;
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
                "COMPLETE, RUNNING, UNKNOWN, -, waits",
                "COMPLETE, STOPPED, UNKNOWN, 1, starts",
                "COMPLETE, STOPPED, UNKNOWN, -, never",
                "SUCCESS, RUNNING, UNKNOWN, -, waits",
                "SUCCESS, STOPPED, UNKNOWN, 0, starts",
                "SUCCESS, STOPPED, UNKNOWN, 1, never",
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
}
