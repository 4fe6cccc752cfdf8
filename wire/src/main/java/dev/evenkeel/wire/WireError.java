package dev.evenkeel.wire;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import java.util.List;

/**
 * An error as it stands on the wire.
 *
 * @param type such as {@code ClusterNotFoundException}
 * @param resourceIds only ever filled for a ConflictException
 * @param status of HTTP
 */
public record WireError(String type, String message, List<String> resourceIds, int status) {
    public WireError {
        resourceIds = List.copyOf(resourceIds);
    }

    /** What the client is answered for a refusal; a ServerException is the only 500 (ECS does the same). */
    public static WireError of(EcsException refusal) {
        int status = refusal.code().equals(ErrorCode.SERVER) ? 500 : 400;
        return new WireError(refusal.code().wireName(), refusal.text(), refusal.resourceIds(), status);
    }

    public static WireError of(WireException refusal) {
        String message = refusal.getMessage();
        return new WireError(refusal.type(), message == null ? "" : message, List.of(), refusal.status());
    }

    /** What the client is answered for a defect of ours: nothing of the inside is shown. */
    public static WireError defect() {
        return new WireError(ErrorCode.SERVER.wireName(), "An internal error occurred.", List.of(), 500);
    }

    /** The same error for code that calls a remote ECS: its code and its text, whatever they are. */
    public EcsException toEcsException() {
        return new EcsException(new ErrorCode(type), message, resourceIds);
    }
}
