package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation;
import dev.evenkeel.core.explanation.ServiceExplanation.BudgetExplanation;
import dev.evenkeel.core.explanation.TaskExplanation;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A service and a task say what they wait for. */
@NullUnmarked
class ExplanationsTest {

    private static ServiceExplanation explain(Region region) {
        return region.engine
                .explanations()
                .service(Region.webArn(), region.now())
                .orElseThrow();
    }

    private static TaskExplanation explain(Region region, Task task) {
        return region.engine.explanations().task(task.taskArn(), region.now()).orElseThrow();
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.kind() + " " + finding.text())
                .toList();
    }

    @Test
    void waitsForNothingWhenAllIsAsItIsWanted() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 2);
        region.settle();

        ServiceExplanation explanation = explain(region);

        assertEquals(List.of("STEADY All is as it is wanted: it waits for nothing."), texts(explanation.findings()));
        assertEquals(new BudgetExplanation(100, 200, 2, 4, 2, 2, 0, 0), explanation.budget());
        assertEquals("REPLICA, ROLLING", explanation.scheduler());
        assertEquals(
                Optional.empty(),
                region.engine.explanations().service(Region.SCOPE.service("default", "other"), region.now()));
    }

    @Test
    void saysThatThePercentagesLeaveNothingToDo() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 2);
        region.settle();

        region.update(
                "taskDefinition",
                region.register("app"),
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", 100, "maximumPercent", 100));
        region.advance(10);

        ServiceExplanation explanation = explain(region);
        assertEquals(
                List.of(
                        "DEADLOCK The percentages leave nothing to do: maximumPercent 100 of 2 allows 2 and 2 run;"
                                + " minimumHealthyPercent 100 keeps 2 and 2 serve. Raise the one or lower the other.",
                        "REPLACING 2 tasks of older deployments, to be replaced."),
                texts(explanation.findings()));
        assertEquals(new BudgetExplanation(100, 100, 2, 2, 2, 2, 0, 0), explanation.budget());
    }

    @Test
    void saysOfEachInstanceWhyItDoesNotTakeTheNextTask() {
        Region region = Region.withHosts(2);
        ContainerDefinition large = Records.with(Region.container(), "cpu", 3000);

        region.create(region.register("app", large), 3);
        region.advance(100);

        ServiceExplanation explanation = explain(region);
        assertEquals(FindingKind.NO_ROOM, explanation.findings().get(0).kind());
        assertEquals(explanation.looksAgainAt(), explanation.findings().get(0).until());
        assertEquals(
                List.of("RESOURCE:CPU 3000 1096", "RESOURCE:CPU 3000 1096"),
                explanation.rejections().stream()
                        .map(rejection -> rejection.reason() + " " + rejection.needed() + " " + rejection.free())
                        .toList());
    }

    @Test
    void saysWhenItTriesAgainAfterFailedStarts() {
        Region region = Region.withHosts(1);
        region.world.fate = start -> Fate.FAILS_TO_START;

        region.create(region.register("app"), 1);
        region.advance(7);

        Finding first = explain(region).findings().get(0);
        assertEquals(
                new Finding(
                        FindingKind.PAUSED,
                        "1 start in a row failed: the next is put off.",
                        region.service().primary().orElseThrow().retryAt()),
                first);
    }

    @Test
    void saysWhichContainerWaitsForWhich() {
        Region region = Region.withHosts(1);
        region.world.fate = start -> Fate.SILENT;
        ContainerDefinition waiting =
                Records.with(Region.container(), "dependsOn", List.of(new ContainerDependency("database", "HEALTHY")));
        region.create(region.register("app", waiting, Records.with(Region.checkedContainer(), "name", "database")), 1);
        region.advance(1);

        TaskExplanation explanation = explain(region, region.liveTasks().get(0));

        assertEquals(
                List.of(
                        "DEPENDENCY Container app waits for database to be HEALTHY; that one is PENDING.",
                        "STARTING On the way to RUNNING: PENDING (its containers are made ready)."),
                texts(explanation.findings()));
    }

    @Test
    void saysWhenARunningTaskWillHaveProvenItself() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 1);
        region.advance(10);
        Task task = region.liveTasks().get(0);

        TaskExplanation explanation = explain(region, task);

        assertEquals(
                List.of(new Finding(
                        FindingKind.UNPROVEN,
                        "RUNNING, and not known to be healthy to its service yet.",
                        task.since().plusSeconds(40))),
                explanation.findings());
    }
}
