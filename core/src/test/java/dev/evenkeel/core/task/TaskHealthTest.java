package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TaskHealthTest {

    private static HealthStatus of(List<ContainerDefinition> definitions, String... health) {
        return TaskHealth.of(definitions, seen(health));
    }

    private static List<ContainerObservation> seen(String... health) {
        List<ContainerObservation> seen = new ArrayList<>();
        for (int i = 0; i < health.length; i++) {
            seen.add(new ContainerObservation(
                    "c" + i,
                    ContainerStatus.RUNNING,
                    HealthStatus.valueOf(health[i]),
                    null,
                    null,
                    null,
                    null,
                    0,
                    List.of(),
                    List.of()));
        }
        return seen;
    }

    private static List<ContainerDefinition> checked(int count) {
        List<ContainerDefinition> definitions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            definitions.add(Records.with(Region.checkedContainer(), "name", "c" + i));
        }
        return definitions;
    }

    @Test
    void leavesOutContainersThatAreNotEssential() {
        List<ContainerDefinition> definitions = checked(2);
        definitions.set(1, Records.with(definitions.get(1), "essential", false));

        assertEquals(HealthStatus.HEALTHY, of(definitions, "HEALTHY", "UNHEALTHY"));
    }

    @Test
    void doesNotCountAContainerWithoutACheckAsHealthy() {
        List<ContainerDefinition> definitions = checked(2);
        definitions.set(1, Records.with(definitions.get(1), "healthCheck", null));

        assertEquals(HealthStatus.UNKNOWN, of(definitions, "HEALTHY", "HEALTHY"));
    }

    @Test
    void hasPassedItsChecksThoughAnotherEssentialContainerHasNone() {
        List<ContainerDefinition> definitions = checked(2);
        definitions.set(1, Records.with(definitions.get(1), "healthCheck", null));

        assertEquals(HealthStatus.HEALTHY, TaskHealth.ofChecks(definitions, seen("HEALTHY", "UNKNOWN")));
    }
}
