package dev.evenkeel.core.engine;

import dev.evenkeel.core.api.DescribeTasksRequest;
import dev.evenkeel.core.api.DescribeTasksResponse;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.ExecuteCommandRequest;
import dev.evenkeel.core.api.ExecuteCommandResponse;
import dev.evenkeel.core.api.GetTaskProtectionRequest;
import dev.evenkeel.core.api.GetTaskProtectionResponse;
import dev.evenkeel.core.api.ListTasksRequest;
import dev.evenkeel.core.api.ListTasksResponse;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.RunTaskResponse;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.api.StartTaskResponse;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.StopTaskResponse;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionResponse;
import dev.evenkeel.core.operation.Operations;
import dev.evenkeel.core.port.CommandSessions;
import java.util.Optional;

/** The operations on tasks as commands of the engine. */
abstract class TaskCommands implements EcsApi {
    private final Operations operations;
    private final CommandBus bus;
    private final Optional<CommandSessions> sessions;

    TaskCommands(Operations operations, CommandBus bus, Optional<CommandSessions> sessions) {
        this.operations = operations;
        this.bus = bus;
        this.sessions = sessions;
    }

    @Override
    public RunTaskResponse runTask(RunTaskRequest request) {
        return bus.run(change -> operations.tasks().runTask(request, change));
    }

    @Override
    public StartTaskResponse startTask(StartTaskRequest request) {
        return bus.run(change -> operations.tasks().startTask(request, change));
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        return bus.run(change -> operations.tasks().stopTask(request, change));
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        return bus.run(change -> operations.tasks().describeTasks(request, change));
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return bus.run(change -> operations.tasks().listTasks(request, change));
    }

    @Override
    public GetTaskProtectionResponse getTaskProtection(GetTaskProtectionRequest request) {
        return bus.run(change -> operations.taskProtection().getTaskProtection(request, change));
    }

    @Override
    public UpdateTaskProtectionResponse updateTaskProtection(UpdateTaskProtectionRequest request) {
        return bus.run(change -> operations.taskProtection().updateTaskProtection(request, change));
    }

    @Override
    public ExecuteCommandResponse executeCommand(ExecuteCommandRequest request) {
        return bus.run(change -> operations.commands().executeCommand(request, change, sessions));
    }
}
