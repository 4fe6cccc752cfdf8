package dev.evenkeel.core.deployment;

/** Why a deployment was given up. */
public enum DeploymentFailure {
    /** The circuit breaker has tripped. */
    TASKS_FAILED_TO_START(
            "ECS deployment circuit breaker: tasks failed to start.",
            "ECS deployment circuit breaker: rolling back to deploymentId ",
            "tasks failed to start."),
    /** An alarm that was watched went into ALARM; how ECS words the reason is not documented. */
    ALARM_DETECTED(
            "ECS deployment failed: alarm detected.",
            "ECS deployment failed: alarm detected, rolling back to deploymentId ",
            "alarm detected."),
    /** A stage of it failed. */
    DEPLOYMENT_FAILURE(
            "ECS deployment failed: deployment failure.",
            "ECS deployment failed: deployment failure, rolling back to deploymentId ",
            "deployment failure."),
    /** Somebody asked for it with StopServiceDeployment; its event is the one of a failure of no other kind. */
    STOPPED_BY_USER(
            "Service deployment was stopped by StopServiceDeployment.",
            "Service deployment was stopped by StopServiceDeployment, rolling back to deploymentId ",
            "deployment failure.");

    private final String reason;
    private final String rollingBack;
    private final String eventText;

    DeploymentFailure(String reason, String rollingBack, String eventText) {
        this.reason = reason;
        this.rollingBack = rollingBack;
        this.eventText = eventText;
    }

    /** As rolloutStateReason and statusReason tell it. */
    public String reason() {
        return reason;
    }

    /** As the rolloutStateReason of a deployment that is rolled back tells it. */
    public String rollingBackTo(String deploymentId) {
        return rollingBack + deploymentId + ".";
    }

    /** What follows {@code deployment failed:} in the event. */
    public String eventText() {
        return eventText;
    }
}
