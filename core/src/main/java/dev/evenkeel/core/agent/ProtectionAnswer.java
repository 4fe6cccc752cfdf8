package dev.evenkeel.core.agent;

import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ProtectedTask;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the task protection endpoint answers: exactly one of the three. */
public sealed interface ProtectionAnswer {

    /** How the task is protected now. Status 200. */
    record Protection(ProtectedTask task) implements ProtectionAnswer {}

    /** The operation could not be done to this task, such as TASK_NOT_VALID; the agent answers it with status 200 too. */
    record Failed(Failure failure) implements ProtectionAnswer {}

    /**
     * The request was refused.
     *
     * @param status of the HTTP answer
     * @param arn of the task, null when it is not known
     */
    record Refused(int status, @Nullable String arn, ErrorCode code, String message) implements ProtectionAnswer {}

    /** The body of a request is not what the endpoint takes. */
    static ProtectionAnswer undecodable() {
        return new Refused(400, null, ErrorCode.INVALID_PARAMETER, "UpdateTaskProtection: failed to decode request");
    }

    /** Nobody knows a task that has the id of the request. */
    static ProtectionAnswer unknownTask() {
        return new Refused(404, null, ErrorCode.RESOURCE_NOT_FOUND, "Failed to find a task for the request");
    }

    /** From the answer of the operation, which was asked about one task. */
    static ProtectionAnswer of(@Nullable List<ProtectedTask> tasks, @Nullable List<Failure> failures) {
        if (failures != null && !failures.isEmpty()) {
            return new Failed(failures.get(0));
        }
        return tasks == null || tasks.isEmpty() ? unknownTask() : new Protection(tasks.get(0));
    }

    /** From its refusal: the mistake is the task's. */
    static ProtectionAnswer of(String arn, EcsException refusal) {
        return new Refused(400, arn, refusal.code(), refusal.text());
    }
}
