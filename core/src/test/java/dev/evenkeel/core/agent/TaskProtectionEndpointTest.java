package dev.evenkeel.core.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.agent.ProtectionAnswer.Failed;
import dev.evenkeel.core.agent.ProtectionAnswer.Protection;
import dev.evenkeel.core.agent.ProtectionAnswer.Refused;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ProtectedTask;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TaskProtectionEndpointTest {
    private final Region region = Region.withHosts(1);

    @Test
    void aTaskProtectsItselfAndSeesItAndEndsIt() {
        TaskArn task = service();
        AgentApi agent = region.engine.agent();

        ProtectionAnswer protectedNow = agent.protect(task, true, 60L);
        ProtectionAnswer seen = agent.protection(task);
        ProtectionAnswer ended = agent.protect(task, false, null);

        Protection sixty = new Protection(
                new ProtectedTask(task.value(), true, region.now().plus(Duration.ofMinutes(60))));
        assertEquals(
                List.of(sixty, sixty, new Protection(new ProtectedTask(task.value(), false, null))),
                List.of(protectedNow, seen, ended));
    }

    @Test
    void refusesWhatTheOperationRefusesInTheNameOfTheTask() {
        TaskArn task = service();
        AgentApi agent = region.engine.agent();

        assertEquals(
                List.of(
                        new Refused(
                                400,
                                task.value(),
                                ErrorCode.INVALID_PARAMETER,
                                "Invalid request: does not contain 'ProtectionEnabled' field"),
                        new Refused(
                                400,
                                task.value(),
                                ErrorCode.INVALID_PARAMETER,
                                "expiresInMinutes should be between 1 and 2880"),
                        new Refused(
                                400,
                                task.value(),
                                ErrorCode.INVALID_PARAMETER,
                                "expiresInMinutes should be between 1 and 2880")),
                List.of(
                        agent.protect(task, null, 5L),
                        agent.protect(task, true, 0L),
                        agent.protect(task, true, Long.MAX_VALUE)));
    }

    @Test
    void aTaskOfNoServiceCannotBeProtected() {
        region.register("job");
        TaskArn task = new TaskArn(region.ecs()
                .runTask(Records.of(RunTaskRequest.class, "taskDefinition", "job", "count", 1))
                .tasks()
                .get(0)
                .taskArn());
        region.advance(30);

        ProtectionAnswer answer = region.engine.agent().protect(task, true, null);

        assertEquals(new Failed(new Failure(task.value(), "TASK_NOT_VALID", null)), answer);
    }

    @Test
    void aTaskThatIsNotKnownIsNotFound() {
        TaskArn unknown = Region.SCOPE.task("default", "0".repeat(32));

        assertEquals(
                List.of(ProtectionAnswer.unknownTask(), ProtectionAnswer.unknownTask()),
                List.of(
                        region.engine.agent().protection(unknown),
                        region.engine.agent().protect(unknown, true, null)));
    }

    private TaskArn service() {
        region.register("web");
        region.create("web", 1);
        region.settle();
        return region.liveTasks().get(0).taskArn();
    }
}
