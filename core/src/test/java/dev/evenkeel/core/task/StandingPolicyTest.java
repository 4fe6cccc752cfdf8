package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.StandingPolicy.Assessment;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Tasks with targets: what counts when several say how a task is. */
@NullUnmarked
class StandingPolicyTest {
    private static final Instant STARTED = Region.START;
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Instant IN_GRACE = STARTED.plusSeconds(59);
    private static final Instant AFTER_GRACE = STARTED.plusSeconds(60);
    private static final Assessment STARTING = new Assessment(TaskStanding.STARTING, null);
    private static final Assessment HEALTHY = new Assessment(TaskStanding.HEALTHY, null);
    private static final Assessment UNHEALTHY = new Assessment(TaskStanding.UNHEALTHY, null);

    private static Assessment assess(HealthStatus container, Instant now, TargetState... targets) {
        ContainerDefinition web = container == HealthStatus.UNKNOWN ? Region.container() : Region.checkedContainer();
        TaskProgress progress = Records.of(
                TaskProgress.class,
                "desiredStatus",
                DesiredStatus.RUNNING,
                "lastStatus",
                TaskStatus.RUNNING,
                "healthStatus",
                container,
                "containers",
                List.of(),
                "startedAt",
                STARTED);
        Task task = new Task(Region.SCOPE.task("default", "0".repeat(32)), null, progress);
        TaskDefinition definition = Records.of(TaskDefinition.class, "containerDefinitions", List.of(web));
        return StandingPolicy.assess(
                task,
                definition,
                Arrays.stream(targets).map(StandingPolicyTest::target).toList(),
                GRACE,
                Duration.ofSeconds(40),
                now);
    }

    private static Target target(TargetState state) {
        TargetId id = new TargetId("group", Region.SCOPE.task("default", "0".repeat(32)), "web", 80);
        return new Target(
                new TargetRegistration(id, Region.SCOPE.service("default", "web"), "ecs-svc/1", null, null, 80, null),
                true,
                state,
                null,
                null,
                STARTED,
                STARTED);
    }

    @Test
    void isHealthyAsSoonAsAllItsTargetsAre() {
        assertEquals(HEALTHY, assess(HealthStatus.UNKNOWN, STARTED, TargetState.HEALTHY, TargetState.HEALTHY));
        assertEquals(STARTING, assess(HealthStatus.UNKNOWN, AFTER_GRACE, TargetState.HEALTHY, TargetState.INITIAL));
    }

    @Test
    void needsItsOwnCheckAsWell() {
        assertEquals(HEALTHY, assess(HealthStatus.HEALTHY, STARTED, TargetState.HEALTHY));
        assertEquals(STARTING, assess(HealthStatus.HEALTHY, AFTER_GRACE, TargetState.INITIAL));
        assertEquals(UNHEALTHY, assess(HealthStatus.UNHEALTHY, AFTER_GRACE, TargetState.HEALTHY));
    }

    @Test
    void isUnhealthyWithATargetThatFailsOrIsGone() {
        for (TargetState ill : List.of(TargetState.UNHEALTHY, TargetState.DRAINING, TargetState.UNUSED)) {
            assertEquals(UNHEALTHY, assess(HealthStatus.UNKNOWN, AFTER_GRACE, TargetState.HEALTHY, ill), ill.name());
        }
    }

    @Test
    void isLeftAloneUntilItsGracePeriodIsOver() {
        assertEquals(
                new Assessment(TaskStanding.STARTING, AFTER_GRACE),
                assess(HealthStatus.UNKNOWN, IN_GRACE, TargetState.UNHEALTHY));
    }
}
