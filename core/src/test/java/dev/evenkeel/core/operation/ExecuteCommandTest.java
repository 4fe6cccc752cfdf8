package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.ContainerDescription;
import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.ExecuteCommandRequest;
import dev.evenkeel.core.api.ExecuteCommandResponse;
import dev.evenkeel.core.api.ManagedAgent;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.CommandSession;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Which commands are let into which containers. */
@NullUnmarked
class ExecuteCommandTest {
    private static final String NOT_ENABLED = "InvalidParameterException: The execute command failed because execute"
            + " command was not enabled when the task was run or the execute command agent isn't running. Wait and try"
            + " again or run a new task with execute command enabled and try again.";

    private final Region region = Region.withHosts(1);

    @Test
    void opensSessionForCommandInOnlyContainer() {
        String task = run(true, "app");
        region.settle();

        ExecuteCommandResponse answer = execute(null, task, null, "sh -c 'echo hi'", true);

        CommandSession session = new CommandSession("session-1", "/sessions/1", "secret");
        assertEquals(
                new ExecuteCommandResponse(
                        "arn:aws:ecs:us-east-1:123456789012:cluster/default",
                        container(task).containerArn(),
                        "app",
                        true,
                        session,
                        task),
                answer);
        assertEquals(
                List.of(new CommandTarget(new TaskArn(task), "app", List.of("sh", "-c", "echo hi"))),
                region.world.commands);
        assertFalse(answer.toString().contains("secret"), answer.toString());
    }

    @Test
    void findsContainerByName() {
        String task = run(true, "app", "side");
        region.settle();

        execute("default", task.substring(task.lastIndexOf('/') + 1), "side", "ls", true);

        assertEquals(List.of(new CommandTarget(new TaskArn(task), "side", List.of("ls"))), region.world.commands);
    }

    @Test
    void refusesWithTextsOfEcs() {
        String open = run(true, "app", "side");
        String closed = run(false, "app");
        region.settle();

        refuses("ClusterNotFoundException: Cluster not found.", "none", open, "app", "ls", true);
        refuses("InvalidParameterException: taskId length should be one of [32,36]", null, "", "app", "ls", true);
        refuses("InvalidParameterException: taskId length should be one of [32,36]", null, "x", "app", "ls", true);
        refuses(
                "InvalidParameterException: The referenced task was not found.",
                null,
                "0".repeat(32),
                "app",
                "ls",
                true);
        refuses("InvalidParameterException: Command can not be blank.", null, open, "app", null, true);
        refuses(
                "InvalidParameterException: Command can not be longer than 65536 characters.",
                null,
                open,
                "app",
                "x".repeat(65537),
                true);
        String interactive = "InvalidParameterException: Interactive is the only mode supported currently.";
        refuses(interactive, null, open, "app", "ls", false);
        refuses(interactive, null, open, "app", "ls", null);
        refuses(NOT_ENABLED, null, closed, "app", "ls", true);
        refuses(
                "InvalidParameterException: The task has 2 containers: app, side. Name one of them.",
                null,
                open,
                null,
                "ls",
                true);
        refuses("InvalidParameterException: The task has no container of this name.", null, open, "db", "ls", true);
    }

    @Test
    void refusesTaskThatDoesNotRunYetOrIsToStop() {
        String task = run(true, "app");
        refuses(NOT_ENABLED, null, task, "app", "ls", true);
        region.settle();

        region.ecs().stopTask(new StopTaskRequest(null, task, null));

        refuses(NOT_ENABLED, null, task, "app", "ls", true);
        region.settle();
        refuses(NOT_ENABLED, null, task, "app", "ls", true);
    }

    @Test
    void showsAgentOfContainersThatTakeCommands() {
        String open = run(true, "app");
        String closed = run(false, "app");
        region.advance(5);

        assertEquals(
                List.of(new ManagedAgent(region.now(), "ExecuteCommandAgent", null, "RUNNING")),
                container(open).managedAgents());
        assertEquals(null, container(closed).managedAgents());
    }

    private String run(boolean enabled, String... containers) {
        region.register(
                "app",
                List.of(containers).stream()
                        .map(name -> Records.with(Region.container(), "name", name))
                        .toArray(ContainerDefinition[]::new));
        return region.ecs()
                .runTask(Records.of(RunTaskRequest.class, "taskDefinition", "app", "enableExecuteCommand", enabled))
                .tasks()
                .getFirst()
                .taskArn();
    }

    private ContainerDescription container(String task) {
        return region.ecs()
                .describeTasks(new DescribeTasksRequest(null, List.of(task), null))
                .tasks()
                .getFirst()
                .containers()
                .getFirst();
    }

    private ExecuteCommandResponse execute(
            String cluster, String task, String container, String command, Boolean interactive) {
        return region.ecs().executeCommand(new ExecuteCommandRequest(cluster, container, command, interactive, task));
    }

    private void refuses(
            String codeAndText, String cluster, String task, String container, String command, Boolean interactive) {
        EcsException refusal = assertThrows(
                EcsException.class, () -> execute(cluster, task, container, command, interactive), codeAndText);

        assertEquals(codeAndText, refusal.code().wireName() + ": " + refusal.text());
        assertEquals(List.of(), region.world.commands);
    }
}
