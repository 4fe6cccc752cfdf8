package dev.evenkeel.sim;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated container behaves, read from its {@code dockerLabels}. A label that is absent or no number has no
 * effect, as a label has none on any other backend. Seconds may have a fraction.
 *
 * @param cpuUnits {@code dev.evenkeel.sim.cpu-units}: what it uses while it runs; 1024 are one vCPU
 * @param serviceCpuUnits {@code dev.evenkeel.sim.service-cpu-units}: load on the whole service, divided evenly among its
 *     RUNNING tasks
 * @param memoryMiB {@code dev.evenkeel.sim.memory-mib}: what it holds while it runs; 16 when absent
 * @param start {@code dev.evenkeel.sim.start-seconds}: from create to RUNNING; 0.2 to 1 s at random when absent
 * @param stop {@code dev.evenkeel.sim.stop-seconds}: from the stop signal to its end; past {@code stopTimeout} it is
 *     killed with exit code 137; 0.1 to 1 s at random when absent
 * @param exitAfter {@code dev.evenkeel.sim.exit-after-seconds}: it ends by itself so long after it started
 * @param exitCode {@code dev.evenkeel.sim.exit-code}: the code it then ends with; 0 when absent
 * @param exitReason {@code dev.evenkeel.sim.exit-reason}: the reason it then shows, such as
 *     {@code OutOfMemoryError: Container killed due to memory usage}
 * @param unhealthyAfter {@code dev.evenkeel.sim.unhealthy-after-seconds}: its health check, if it has one, says UNHEALTHY
 *     so long after it started, and stays so
 */
record ContainerScript(
        double cpuUnits,
        double serviceCpuUnits,
        double memoryMiB,
        @Nullable Duration start,
        @Nullable Duration stop,
        @Nullable Duration exitAfter,
        int exitCode,
        @Nullable String exitReason,
        @Nullable Duration unhealthyAfter) {
    private static final String PREFIX = "dev.evenkeel.sim.";
    private static final double SECONDS_MAX = Duration.ofDays(3650).toSeconds();

    static ContainerScript of(ContainerDefinition container) {
        Map<String, String> labels = container.dockerLabels() == null ? Map.of() : container.dockerLabels();
        return new ContainerScript(
                number(labels, "cpu-units", 0),
                number(labels, "service-cpu-units", 0),
                number(labels, "memory-mib", 16),
                seconds(labels, "start-seconds"),
                seconds(labels, "stop-seconds"),
                seconds(labels, "exit-after-seconds"),
                (int) Math.min(255, number(labels, "exit-code", 0)),
                labels.get(PREFIX + "exit-reason"),
                seconds(labels, "unhealthy-after-seconds"));
    }

    private static double number(Map<String, String> labels, String name, double otherwise) {
        String text = labels.get(PREFIX + name);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text.strip());
            return value >= 0 && Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    private static @Nullable Duration seconds(Map<String, String> labels, String name) {
        double value = number(labels, name, -1);
        return value < 0 ? null : Duration.ofMillis(Math.round(Math.min(value, SECONDS_MAX) * 1000));
    }
}
