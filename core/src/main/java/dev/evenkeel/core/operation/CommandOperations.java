package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ExecuteCommandRequest;
import dev.evenkeel.core.api.ExecuteCommandResponse;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.CommandSessions;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.CommandLine;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command may run in a container. The first thing that is wrong is answered, in this order:
 *
 * <ol>
 *   <li>cluster and task: there, and the cluster ACTIVE;
 *   <li>the command: not blank, whole, and interactive, which is all that ECS offers;
 *   <li>the task: RUNNING, wanted, and started with {@code enableExecuteCommand};
 *   <li>the container: named, unless the task has one only, of this task, and RUNNING;
 *   <li>the backend: one that has processes.
 * </ol>
 */
public final class CommandOperations {
    private static final String NOT_ENABLED =
            "The execute command failed because execute command was not enabled when the task was run or the execute"
                    + " command agent isn't running. Wait and try again or run a new task with execute command enabled"
                    + " and try again.";
    private static final int LONGEST_COMMAND = 64 * 1024;

    CommandOperations() {}

    /**
     * Opens a session for a command.
     *
     * @param sessions empty where no command can run
     */
    public ExecuteCommandResponse executeCommand(
            ExecuteCommandRequest request, Change change, Optional<CommandSessions> sessions) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        Task task = task(request, change, cluster);
        List<String> words = words(request);
        if (!task.isWanted() || !task.isRunning() || !task.launch().enableExecuteCommand()) {
            throw EcsException.invalidParameter(NOT_ENABLED);
        }
        ContainerObservation container = container(request.container(), task);
        CommandSessions desk = sessions.orElseThrow(() -> new EcsException(
                ErrorCode.TARGET_NOT_CONNECTED,
                "The containers of this backend are simulated: there is no process to run a command beside."));
        return new ExecuteCommandResponse(
                task.launch().clusterArn().value(),
                change.scope().container(task.taskArn(), container.name()),
                container.name(),
                true,
                desk.open(new CommandTarget(task.taskArn(), container.name(), words)),
                task.taskArn().value());
    }

    private static Task task(ExecuteCommandRequest request, Change change, Cluster cluster) {
        if (request.task() == null || request.task().isBlank()) {
            throw EcsException.invalidParameter("taskId length should be one of [32,36]");
        }
        TaskArn arn = Names.task(change, cluster, request.task());
        return change.state()
                .task(arn)
                .orElseThrow(() -> EcsException.invalidParameter("The referenced task was not found."));
    }

    private static List<String> words(ExecuteCommandRequest request) {
        String command = request.command() == null ? "" : request.command();
        if (command.length() > LONGEST_COMMAND) {
            throw EcsException.invalidParameter("Command can not be longer than " + LONGEST_COMMAND + " characters.");
        }
        List<String> words = CommandLine.words(command);
        if (!Boolean.TRUE.equals(request.interactive())) {
            throw EcsException.invalidParameter("Interactive is the only mode supported currently.");
        }
        return words;
    }

    private static ContainerObservation container(@Nullable String name, Task task) {
        List<ContainerObservation> containers = task.progress().containers();
        if ((name == null || name.isEmpty()) && containers.size() != 1) {
            throw EcsException.invalidParameter("The task has " + containers.size()
                    + " containers: "
                    + String.join(
                            ", ",
                            containers.stream().map(ContainerObservation::name).toList())
                    + ". Name one of them.");
        }
        ContainerObservation container = containers.stream()
                .filter(each -> name == null || name.isEmpty() || each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> EcsException.invalidParameter("The task has no container of this name."));
        if (container.status() != ContainerStatus.RUNNING) {
            throw new EcsException(
                    ErrorCode.TARGET_NOT_CONNECTED,
                    "The container " + container.name() + " is " + container.status() + ", not RUNNING.");
        }
        return container;
    }
}
