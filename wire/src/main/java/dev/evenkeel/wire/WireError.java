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
        int status = refusal.code() == ErrorCode.SERVER ? 500 : 400;
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

    /** The same error for code that calls a remote ECS; a type that core has no code for is named in the text. */
    public EcsException toEcsException() {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.wireName().equals(type)) {
                return new EcsException(code, message, resourceIds);
            }
        }
        return new EcsException(status >= 500 ? ErrorCode.SERVER : ErrorCode.CLIENT, type + ": " + message);
    }
}
