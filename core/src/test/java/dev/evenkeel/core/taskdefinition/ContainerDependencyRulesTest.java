package dev.evenkeel.core.taskdefinition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the containers of a task definition may not want of each other, and of time. */
@NullUnmarked
class ContainerDependencyRulesTest {

    private record Refused(String text, String networkMode, List<Object> members) {
        private Refused(String text, String networkMode, Object... members) {
            this(text, networkMode, List.of(members));
        }
    }

    private static TaskDefinition definition(String networkMode, Object... members) {
        ContainerDefinition side = Records.with(Region.container(), "name", "side", "essential", false);
        return Records.of(
                TaskDefinition.class,
                "family",
                "shop",
                "networkMode",
                networkMode,
                "requiresCompatibilities",
                networkMode.equals("awsvpc") ? List.of("FARGATE") : null,
                "cpu",
                "256",
                "memory",
                "512",
                "containerDefinitions",
                List.of(Records.with(Region.container(), members), side));
    }

    private static List<ContainerDependency> on(String name, String condition) {
        return List.of(new ContainerDependency(name, condition));
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        String setting = "Invalid setting for container 'app'. ";
        return Stream.of(
                        new Refused(
                                "Container 'app' depends on container 'db', which is not in the task definition.",
                                "bridge",
                                "dependsOn",
                                on("db", "START")),
                        new Refused(
                                "Container dependency condition should be one of [START,COMPLETE,SUCCESS,HEALTHY]",
                                "bridge",
                                "dependsOn",
                                on("side", "CREATED")),
                        new Refused(
                                "Container 'app' cannot wait with condition COMPLETE for essential container 'app'.",
                                "bridge",
                                "dependsOn",
                                on("app", "COMPLETE")),
                        new Refused(
                                "Container 'app' cannot wait with condition SUCCESS for essential container 'app'.",
                                "bridge",
                                "dependsOn",
                                on("app", "SUCCESS")),
                        new Refused(
                                "Container 'side' must have a health check, since 'app' waits for it to be HEALTHY.",
                                "bridge",
                                "dependsOn",
                                on("side", "HEALTHY")),
                        new Refused(
                                "The dependencies of the containers form a circle.",
                                "bridge",
                                "dependsOn",
                                on("app", "START")),
                        new Refused(
                                "Container 'app' links to container 'db', which is not in the task definition.",
                                "bridge",
                                "links",
                                List.of("db:base")),
                        new Refused(
                                "Links are not supported when networkMode=awsvpc.", "awsvpc", "links", List.of("side")),
                        new Refused(
                                "The dependencies of the containers form a circle.", "bridge", "links", List.of("app")),
                        new Refused(
                                "Container 'app' takes volumes from container 'db', which is not in the task"
                                        + " definition.",
                                "bridge",
                                "volumesFrom",
                                List.of(new VolumeFrom("db", null))),
                        new Refused(
                                "The dependencies of the containers form a circle.",
                                "bridge",
                                "volumesFrom",
                                List.of(new VolumeFrom("app", null))),
                        new Refused(
                                setting + "The 'stopTimeout' must be between 2 and 120.", "awsvpc", "stopTimeout", 121),
                        new Refused(
                                setting + "The 'startTimeout' must be between 2 and 120.", "awsvpc", "startTimeout", 1),
                        new Refused(setting + "The 'startTimeout' must be at least 0.", "bridge", "startTimeout", -1),
                        new Refused(
                                setting + "The 'enabled' of its restartPolicy must be specified.",
                                "bridge",
                                "restartPolicy",
                                new ContainerRestartPolicy(null, null, null)),
                        new Refused(
                                setting + "Its restartPolicy can have up to 50 ignoredExitCodes.",
                                "bridge",
                                "restartPolicy",
                                new ContainerRestartPolicy(
                                        true,
                                        Stream.iterate(0, code -> code + 1)
                                                .limit(51)
                                                .toList(),
                                        null)),
                        new Refused(
                                setting + "The 'restartAttemptPeriod' must be between 60 and 1800.",
                                "bridge",
                                "restartPolicy",
                                new ContainerRestartPolicy(true, null, 59)),
                        new Refused(
                                setting + "The 'restartAttemptPeriod' must be between 60 and 1800.",
                                "bridge",
                                "restartPolicy",
                                new ContainerRestartPolicy(true, null, 1801)))
                .map(each -> DynamicTest.dynamicTest(each.text, () -> {
                    TaskDefinition definition = definition(each.networkMode, each.members.toArray());

                    EcsException refusal =
                            assertThrows(EcsException.class, () -> TaskDefinitionRules.check(definition));

                    assertEquals(each.text, refusal.text());
                }));
    }

    @Test
    void takesWhatEcsTakes() {
        TaskDefinition onInstances = definition(
                "bridge",
                "dependsOn",
                on("side", "SUCCESS"),
                "links",
                List.of("side:helper"),
                "volumesFrom",
                List.of(new VolumeFrom("side", true)),
                "stopTimeout",
                600,
                "startTimeout",
                600,
                "restartPolicy",
                new ContainerRestartPolicy(true, List.of(0, 143), 60));
        TaskDefinition onFargate = definition("awsvpc", "stopTimeout", 120, "startTimeout", 2);

        assertDoesNotThrow(() -> TaskDefinitionRules.check(onInstances));
        assertDoesNotThrow(() -> TaskDefinitionRules.check(onFargate));
    }
}
