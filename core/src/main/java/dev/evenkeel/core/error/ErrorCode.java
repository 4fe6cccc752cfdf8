package dev.evenkeel.core.error;

/** The codes of the errors that clients are answered, as they stand on the wire. */
public enum ErrorCode {
    ACCESS_DENIED("AccessDeniedException"),
    CLIENT("ClientException"),
    CLUSTER_CONTAINS_CONTAINER_INSTANCES("ClusterContainsContainerInstancesException"),
    CLUSTER_CONTAINS_SERVICES("ClusterContainsServicesException"),
    CLUSTER_CONTAINS_TASKS("ClusterContainsTasksException"),
    CLUSTER_NOT_FOUND("ClusterNotFoundException"),
    CONFLICT("ConflictException"),
    INVALID_PARAMETER("InvalidParameterException"),
    LIMIT_EXCEEDED("LimitExceededException"),
    RESOURCE_IN_USE("ResourceInUseException"),
    RESOURCE_NOT_FOUND("ResourceNotFoundException"),
    SERVER("ServerException"),
    SERVICE_DEPLOYMENT_NOT_FOUND("ServiceDeploymentNotFoundException"),
    SERVICE_NOT_ACTIVE("ServiceNotActiveException"),
    SERVICE_NOT_FOUND("ServiceNotFoundException"),
    UNSUPPORTED_FEATURE("UnsupportedFeatureException"),
    /** Application Auto Scaling: a request that cannot be right. */
    VALIDATION("ValidationException"),
    /** Application Auto Scaling: no such target or policy. */
    OBJECT_NOT_FOUND("ObjectNotFoundException"),
    /** Application Auto Scaling: a page token that was never given out. */
    INVALID_NEXT_TOKEN("InvalidNextTokenException");

    private final String wireName;

    ErrorCode(String wireName) {
        this.wireName = wireName;
    }

    /** The code as clients read it in {@code __type}. */
    public String wireName() {
        return wireName;
    }
}
