package dev.evenkeel.sim;

import dev.evenkeel.core.port.TaskStart;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a task as a whole behaves, and how long the steps take of one that has a network interface of its own (awsvpc,
 * Fargate). Read from the labels of its containers; the first that has a label is heard.
 *
 * @param attach {@code attach-seconds}: attaching the interface, in PROVISIONING; 2 to 6 s when absent
 * @param activate {@code activate-seconds}: ACTIVATING; 0.2 to 1 s when absent
 * @param deactivate {@code deactivate-seconds}: DEACTIVATING; 0.2 to 1 s when absent
 * @param detach {@code detach-seconds}: detaching it, in DEPROVISIONING; 1 to 3 s when absent
 * @param cleanup {@code cleanup-seconds}: from the end of the last container to STOPPED without such an interface; 0.05 s
 *     when absent
 * @param setupError {@code setup-error}: what the task needs before its first container, such as a secret, cannot be had,
 *     with this reason
 */
record TaskScript(
        Latency attach,
        Latency activate,
        Latency deactivate,
        Latency detach,
        @Nullable Latency cleanup,
        @Nullable String setupError) {
    private static final Duration CLEANUP = Duration.ofMillis(50);

    static TaskScript of(TaskStart start) {
        List<SimLabels> labels =
                start.taskDefinition().containers().stream().map(SimLabels::of).toList();
        return new TaskScript(
                first(labels, "attach-seconds", Latency.between(2_000, 6_000)),
                first(labels, "activate-seconds", Latency.between(200, 1_000)),
                first(labels, "deactivate-seconds", Latency.between(200, 1_000)),
                first(labels, "detach-seconds", Latency.between(1_000, 3_000)),
                labels.stream()
                        .flatMap(each -> each.text("cleanup-seconds").flatMap(Latency::parse).stream())
                        .findFirst()
                        .orElse(null),
                labels.stream()
                        .flatMap(each -> each.text("setup-error").stream())
                        .findFirst()
                        .orElse(null));
    }

    Duration cleanup(Chance chance) {
        return cleanup == null ? CLEANUP : cleanup.draw(chance);
    }

    private static Latency first(List<SimLabels> labels, String name, Latency otherwise) {
        return labels.stream()
                .filter(each -> each.text(name).isPresent())
                .findFirst()
                .map(each -> each.latency(name, otherwise))
                .orElse(otherwise);
    }
}
