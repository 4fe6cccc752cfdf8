package dev.evenkeel.core.error;

import java.util.List;

/** A request that ECS would refuse: its code and its text. Nothing has been changed when it is thrown. */
public final class EcsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<String> resourceIds;

    public EcsException(ErrorCode code, String message) {
        this(code, message, List.of());
    }

    /** @param resourceIds the resources that a ConflictException names; empty for all other codes */
    public EcsException(ErrorCode code, String message, List<String> resourceIds) {
        // A refusal is an answer, not a fault of ours: no stack trace is collected.
        super(message, null, false, false);
        this.code = code;
        this.resourceIds = List.copyOf(resourceIds);
    }

    public ErrorCode code() {
        return code;
    }

    public List<String> resourceIds() {
        return resourceIds;
    }

    /** The text clients are shown; never null. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public static EcsException client(String message) {
        return new EcsException(ErrorCode.CLIENT, message);
    }

    public static EcsException invalidParameter(String message) {
        return new EcsException(ErrorCode.INVALID_PARAMETER, message);
    }

    public static EcsException clusterNotFound() {
        return new EcsException(ErrorCode.CLUSTER_NOT_FOUND, "Cluster not found.");
    }

    public static EcsException serviceNotFound() {
        return new EcsException(ErrorCode.SERVICE_NOT_FOUND, "Service not found.");
    }

    public static EcsException validation(String message) {
        return new EcsException(ErrorCode.VALIDATION, message);
    }
}
