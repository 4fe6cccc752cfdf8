package dev.evenkeel.core.agent;

import dev.evenkeel.core.id.TaskArn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tasks ask for through the endpoints that the ECS agent serves inside of them. The caller has made sure that it is the
 * task itself that asks. On the timeline only.
 */
public interface AgentApi {

    /**
     * What the task metadata endpoint says of a task; empty when there is no such task.
     *
     * @param withTags whether the tags of the task and of its container instance are wanted
     */
    Optional<TaskMetadata> metadata(TaskArn task, boolean withTags);

    /** The ARN of the role that the task acts in; empty when it has none, or is not known. */
    Optional<String> taskRole(TaskArn task);

    /** Whether the task is protected from scale-in and deployments. */
    ProtectionAnswer protection(TaskArn task);

    /**
     * Protects the task, or does so no more.
     *
     * @param enabled null when the request did not say, which is refused
     * @param expiresInMinutes 1 to 2,880; null for 120
     */
    ProtectionAnswer protect(TaskArn task, @Nullable Boolean enabled, @Nullable Long expiresInMinutes);
}
