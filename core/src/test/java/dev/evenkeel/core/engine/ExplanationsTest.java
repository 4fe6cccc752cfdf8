package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation;
import dev.evenkeel.core.explanation.ServiceExplanation.BudgetExplanation;
import dev.evenkeel.core.explanation.ServiceExplanation.DeploymentExplanation;
import dev.evenkeel.core.explanation.TaskExplanation;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
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
                        "1 task in a row ended before it was healthy: the next start is put off. The last one: CannotPullContainerError: no.",
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

    @Test
    void saysOfTasksThatRanAndCrashedWhatEndedTheLast() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 1);
        for (int i = 0; i < 3; i++) {
            region.advance(40);
            region.liveTasks().forEach(task -> region.world.exit(task.taskArn(), 7));
        }
        region.advance(10);

        Finding first = explain(region).findings().get(0);

        assertEquals(
                "PAUSED 3 tasks in a row ended before they were healthy: the next start is put off."
                        + " The last one: Essential container in task exited (container app, exit code 7).",
                first.kind() + " " + first.text());
        assertEquals(
                1,
                region.messages().stream()
                        .filter("is unable to consistently start tasks successfully."::equals)
                        .count());
    }

    @Test
    void countsHealthyTasksAmongThoseThatRun() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 2);
        region.settle();

        DeploymentExplanation deployment = explain(region).deployments().get(0);

        assertEquals(
                List.of(0, 2, 2, 0),
                List.of(deployment.pending(), deployment.running(), deployment.healthy(), deployment.unhealthy()));
    }

    @Test
    void namesTheDrainingInstanceOfATaskThatIsToBeReplacedAndNothingElse() {
        Region region = Region.withHosts(1);
        region.create(region.register("app"), 1);
        region.settle();
        String host = region.state()
                .containerInstances("default")
                .iterator()
                .next()
                .containerInstanceArn()
                .value();
        region.ecs()
                .updateContainerInstancesState(
                        new UpdateContainerInstancesStateRequest(null, List.of(host), "DRAINING"));
        region.advance(60);

        List<String> findings = texts(explain(region).findings());

        String id = region.service().primary().orElseThrow().id();
        assertEquals(
                "REPLACING 1 task of deployment " + id + " on DRAINING container instances, to be replaced.",
                findings.get(findings.size() - 1));
        assertEquals(2, findings.size());
    }

    @Test
    void saysThatNothingIsReplacedOnceTheDeploymentWasGivenUp() {
        Region region = Region.withHosts(2);
        region.create(
                region.register("app"),
                2,
                "deploymentConfiguration",
                Records.of(
                        DeploymentConfiguration.class,
                        "deploymentCircuitBreaker",
                        Records.of(DeploymentCircuitBreaker.class, "enable", true, "rollback", false)));
        region.settle();
        region.world.fate = start -> Fate.FAILS_TO_START;

        region.update("taskDefinition", region.register("app"));
        region.advance(600);

        assertEquals(
                "REPLACING 2 tasks of older deployments, which stay: the newest one was given up.",
                texts(explain(region).findings()).get(1));
    }

    @Test
    void tellsAContainerThatIsIllFromOneThatOnlyRuns() {
        Region region = Region.withHosts(1);
        region.world.fate = start -> Fate.SILENT;
        ContainerDefinition waiting =
                Records.with(Region.container(), "dependsOn", List.of(new ContainerDependency("database", "HEALTHY")));
        region.create(region.register("app", waiting, Records.with(Region.checkedContainer(), "name", "database")), 1);
        region.advance(1);
        Task task = region.liveTasks().get(0);
        ContainerObservation ill = Records.with(
                ContainerObservation.pending("database"),
                "status",
                ContainerStatus.RUNNING,
                "health",
                HealthStatus.UNHEALTHY);
        region.world
                .reports()
                .taskObserved(new TaskObservation(
                        task.taskArn(),
                        TaskStatus.PENDING,
                        List.of(ContainerObservation.pending("app"), ill),
                        null,
                        null,
                        null,
                        null));
        region.timeline.runDue();

        assertEquals(
                "DEPENDENCY Container app waits for database to be HEALTHY; that one is RUNNING and UNHEALTHY.",
                texts(explain(region, task).findings()).get(0));
    }
}
