package dev.evenkeel.sim;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the targets of a simulated container fare, read from its labels {@code dev.evenkeel.sim.*}; what is absent is as
 * Elastic Load Balancing has it.
 *
 * @param register {@code target-register-seconds}: from the call until it is registered; 0.5 to 2 s when absent
 * @param interval {@code target-check-seconds}: between two health checks, the first of them so long after the
 *     registration; 30 when absent
 * @param unhealthyAfter {@code target-unhealthy-after-seconds}: its health checks fail from so long after its registration
 * @param unhealthyReason {@code target-unhealthy-reason}: what they then say; {@code Health checks failed with these codes:
 *     [503]} when absent
 * @param deregister {@code target-deregister-seconds}: from the call until no new request can reach it; 0.5 to 2 s when
 *     absent
 * @param drain {@code target-drain-seconds}: its target group's deregistration delay, which the target spends draining;
 *     300 when absent, 3600 at the most
 * @param requestsPerMinute {@code target-requests-per-minute}: what its target group gets, however many targets it has; 0
 *     when absent
 */
record TargetScript(
        Latency register,
        Duration interval,
        @Nullable Duration unhealthyAfter,
        String unhealthyReason,
        Latency deregister,
        Duration drain,
        double requestsPerMinute) {
    private static final Latency CALL = Latency.between(500, 2_000);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofMinutes(5);
    private static final Duration DRAIN_MAX = Duration.ofHours(1);
    private static final String FAILED = "Health checks failed with these codes: [503]";

    /** A container that scripts nothing. */
    static final TargetScript NONE = new TargetScript(CALL, INTERVAL, null, FAILED, CALL, DRAIN, 0);

    static TargetScript of(ContainerDefinition container) {
        SimLabels labels = SimLabels.of(container);
        Duration interval = labels.seconds("target-check-seconds");
        Duration drain = labels.seconds("target-drain-seconds");
        return new TargetScript(
                labels.latency("target-register-seconds", CALL),
                interval == null || interval.isZero() ? INTERVAL : interval,
                labels.seconds("target-unhealthy-after-seconds"),
                labels.text("target-unhealthy-reason").orElse(FAILED),
                labels.latency("target-deregister-seconds", CALL),
                drain == null ? DRAIN : drain.compareTo(DRAIN_MAX) > 0 ? DRAIN_MAX : drain,
                labels.number("target-requests-per-minute", 0));
    }
}
