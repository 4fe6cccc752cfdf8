package dev.evenkeel.sim;

import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated container behaves, read from its {@code dockerLabels} and what a run overrides ({@link SimLabels}). Seconds may have a fraction;
 * latencies may be drawn ({@link Latency}).
 *
 * @param cpuUnits {@code cpu-units}: what it uses while it runs; 1024 are one vCPU
 * @param serviceCpuUnits {@code service-cpu-units}: load on the whole service, divided evenly among its RUNNING tasks
 * @param memoryMiB {@code memory-mib}: what it holds while it runs; 16 when absent
 * @param pull {@code pull-seconds}: the pull of its image where that is not cached; 2 to 8 s when absent
 * @param pullError {@code pull-error}: its image cannot be pulled, with this reason
 * @param start {@code start-seconds}: from create to RUNNING; 0.2 to 1 s when absent
 * @param startError {@code start-error}: it cannot be started, with this reason
 * @param stop {@code stop-seconds}: from the stop signal to its end; 0.1 to 1 s when absent
 * @param ignoresStop {@code ignore-stop}: it does not end on its stop signal, and is killed
 * @param stopCode {@code stop-code}: the code it ends with on its stop signal; 0 when absent
 * @param end how it ends by itself; null when it does not
 * @param health what its health check says
 */
record ContainerScript(
        double cpuUnits,
        double serviceCpuUnits,
        double memoryMiB,
        Latency pull,
        @Nullable String pullError,
        Latency start,
        @Nullable String startError,
        Latency stop,
        boolean ignoresStop,
        int stopCode,
        @Nullable End end,
        HealthScript health) {
    private static final int MEMORY = 16;
    private static final int CODE_MAX = 255;

    /**
     * How a container ends by itself.
     *
     * @param after {@code exit-after-seconds}, or {@code oom-after-seconds}: so long after each start
     * @param code {@code exit-code}; 0 when absent, 137 out of memory
     * @param reason {@code exit-reason}; out of memory as ECS says it
     * @param rate {@code exit-rate}: the share of the tasks in which it does so, 0 to 1; 1 when absent
     * @param times {@code exit-times}: how many of its runs end so, the first and those after a restart in place; all when
     *     absent
     */
    record End(Latency after, int code, @Nullable String reason, double rate, int times) {

        private static @Nullable End of(SimLabels labels) {
            double rate = labels.number("exit-rate", 1);
            int times = (int) labels.number("exit-times", Integer.MAX_VALUE);
            Latency killed =
                    labels.text("oom-after-seconds").flatMap(Latency::parse).orElse(null);
            if (killed != null) {
                return new End(killed, SimLabels.EXIT_KILLED, SimLabels.OUT_OF_MEMORY, rate, times);
            }
            Latency after =
                    labels.text("exit-after-seconds").flatMap(Latency::parse).orElse(null);
            String reason = labels.text("exit-reason").orElse(null);
            return after == null
                    ? null
                    : new End(after, ContainerScript.exitCode(labels, "exit-code"), reason, rate, times);
        }
    }

    static ContainerScript of(ContainerDefinition container, @Nullable TaskOverride overrides) {
        SimLabels labels = SimLabels.of(container, overrides);
        return new ContainerScript(
                labels.number("cpu-units", 0),
                labels.number("service-cpu-units", 0),
                labels.number("memory-mib", MEMORY),
                labels.latency("pull-seconds", Latency.between(2_000, 8_000)),
                labels.text("pull-error").orElse(null),
                labels.latency("start-seconds", Latency.between(200, 1_000)),
                labels.text("start-error").orElse(null),
                labels.latency("stop-seconds", Latency.between(100, 1_000)),
                labels.isTrue("ignore-stop"),
                exitCode(labels, "stop-code"),
                End.of(labels),
                HealthScript.of(container, labels));
    }

    private static int exitCode(SimLabels labels, String name) {
        return (int) Math.min(CODE_MAX, labels.number(name, 0));
    }
}
