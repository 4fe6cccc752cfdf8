package dev.evenkeel.core.engine;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.agent.ProtectionAnswer;
import dev.evenkeel.core.agent.TaskMetadata;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.GetTaskProtectionRequest;
import dev.evenkeel.core.api.GetTaskProtectionResponse;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers tasks: from the state, and by the operations that they could have called themselves. */
final class TaskAgent implements AgentApi {
    private final StateView state;
    private final ArnScope scope;
    private final EcsApi ecs;

    TaskAgent(StateView state, ArnScope scope, EcsApi ecs) {
        this.state = state;
        this.scope = scope;
        this.ecs = ecs;
    }

    @Override
    public Optional<TaskMetadata> metadata(TaskArn task, boolean withTags) {
        return state.task(task).flatMap(found -> TaskMetadata.of(state, scope, found, withTags));
    }

    @Override
    public Optional<String> taskRole(TaskArn task) {
        return state.task(task).flatMap(found -> {
            TaskOverride overrides = found.launch().overrides();
            return overrides != null && overrides.taskRoleArn() != null
                    ? Optional.of(overrides.taskRoleArn())
                    : state.taskDefinition(found.launch().taskDefinitionArn()).map(TaskDefinition::taskRoleArn);
        });
    }

    @Override
    public ProtectionAnswer protection(TaskArn task) {
        if (state.task(task).isEmpty()) {
            return ProtectionAnswer.unknownTask();
        }
        try {
            GetTaskProtectionResponse answer =
                    ecs.getTaskProtection(new GetTaskProtectionRequest(task.clusterName(), List.of(task.value())));
            return ProtectionAnswer.of(answer.protectedTasks(), answer.failures());
        } catch (EcsException refusal) {
            return ProtectionAnswer.of(task.value(), refusal);
        }
    }

    @Override
    public ProtectionAnswer protect(TaskArn task, @Nullable Boolean enabled, @Nullable Long expiresInMinutes) {
        if (state.task(task).isEmpty()) {
            return ProtectionAnswer.unknownTask();
        }
        if (enabled == null) {
            return new ProtectionAnswer.Refused(
                    400,
                    task.value(),
                    ErrorCode.INVALID_PARAMETER,
                    "Invalid request: does not contain 'ProtectionEnabled' field");
        }
        try {
            // Beyond an int it is out of range in any case, and is told so by the operation.
            Integer minutes = expiresInMinutes == null ? null : Math.clamp(expiresInMinutes, 0, Integer.MAX_VALUE);
            UpdateTaskProtectionResponse answer = ecs.updateTaskProtection(
                    new UpdateTaskProtectionRequest(task.clusterName(), List.of(task.value()), enabled, minutes));
            return ProtectionAnswer.of(answer.protectedTasks(), answer.failures());
        } catch (EcsException refusal) {
            return ProtectionAnswer.of(task.value(), refusal);
        }
    }
}
