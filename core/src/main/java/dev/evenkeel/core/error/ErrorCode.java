package dev.evenkeel.core.error;

import java.io.Serializable;

/**
 * The code of an error that clients are answered.
 *
 * <p>The rules throw the codes listed here; a remote ECS may answer any other, which reaches the caller as it came.
 *
 * @param wireName the code as clients read it in {@code __type}
 */
public record ErrorCode(String wireName) implements Serializable {
    public static final ErrorCode ACCESS_DENIED = new ErrorCode("AccessDeniedException");
    public static final ErrorCode ATTRIBUTE_LIMIT_EXCEEDED = new ErrorCode("AttributeLimitExceededException");
    public static final ErrorCode CLIENT = new ErrorCode("ClientException");
    public static final ErrorCode CLUSTER_CONTAINS_CONTAINER_INSTANCES =
            new ErrorCode("ClusterContainsContainerInstancesException");
    public static final ErrorCode CLUSTER_CONTAINS_SERVICES = new ErrorCode("ClusterContainsServicesException");
    public static final ErrorCode CLUSTER_CONTAINS_TASKS = new ErrorCode("ClusterContainsTasksException");
    public static final ErrorCode CLUSTER_NOT_FOUND = new ErrorCode("ClusterNotFoundException");
    public static final ErrorCode CONFLICT = new ErrorCode("ConflictException");
    public static final ErrorCode INVALID_PARAMETER = new ErrorCode("InvalidParameterException");
    public static final ErrorCode LIMIT_EXCEEDED = new ErrorCode("LimitExceededException");
    public static final ErrorCode RESOURCE_IN_USE = new ErrorCode("ResourceInUseException");
    public static final ErrorCode RESOURCE_NOT_FOUND = new ErrorCode("ResourceNotFoundException");
    public static final ErrorCode SERVER = new ErrorCode("ServerException");
    public static final ErrorCode SERVICE_DEPLOYMENT_NOT_FOUND = new ErrorCode("ServiceDeploymentNotFoundException");
    public static final ErrorCode SERVICE_NOT_ACTIVE = new ErrorCode("ServiceNotActiveException");
    public static final ErrorCode SERVICE_NOT_FOUND = new ErrorCode("ServiceNotFoundException");
    public static final ErrorCode TASK_SET_NOT_FOUND = new ErrorCode("TaskSetNotFoundException");
    public static final ErrorCode TARGET_NOT_CONNECTED = new ErrorCode("TargetNotConnectedException");
    public static final ErrorCode TARGET_NOT_FOUND = new ErrorCode("TargetNotFoundException");
    public static final ErrorCode UNSUPPORTED_FEATURE = new ErrorCode("UnsupportedFeatureException");
    /** Application Auto Scaling: a request that cannot be right. */
    public static final ErrorCode VALIDATION = new ErrorCode("ValidationException");
    /** Application Auto Scaling: no such target or policy. */
    public static final ErrorCode OBJECT_NOT_FOUND = new ErrorCode("ObjectNotFoundException");
    /** Application Auto Scaling: a page token that was never given out. */
    public static final ErrorCode INVALID_NEXT_TOKEN = new ErrorCode("InvalidNextTokenException");
}
