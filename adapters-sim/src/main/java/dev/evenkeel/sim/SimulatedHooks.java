package dev.evenkeel.sim;

import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Functions of lifecycle hooks that do nothing for a while and then answer what the hook's own {@code hookDetails} say. A
 * detail that is absent or of another type has no effect:
 *
 * <ul>
 *   <li>{@code dev.evenkeel.sim.answer}: SUCCEEDED (when absent), FAILED, or SILENT for no answer at all
 *   <li>{@code dev.evenkeel.sim.in-progress-calls}: how many calls it answers with IN_PROGRESS before that; 0 when absent
 *   <li>{@code dev.evenkeel.sim.call-back-delay}: seconds that it asks for then; 30 when absent
 *   <li>{@code dev.evenkeel.sim.seconds}: how long each call takes; 0.1 to 1 s at random when absent
 * </ul>
 */
final class SimulatedHooks implements LifecycleHooks {
    private static final String PREFIX = "dev.evenkeel.sim.";
    private static final double SECONDS_MAX = Duration.ofDays(1).toSeconds();

    private final Timeline timeline;
    private final Reports reports;
    private final long seed;

    SimulatedHooks(Timeline timeline, Reports reports, long seed) {
        this.timeline = timeline;
        this.reports = reports;
        this.seed = seed;
    }

    @Override
    public void call(HookCall call) {
        Map<String, Object> details = call.hookDetails();
        if ("SILENT".equals(details.get(PREFIX + "answer"))) {
            return;
        }
        Duration takes = seconds(details, "seconds")
                .orElseGet(() -> new Chance(seed, call.executionId() + call.call()).between(100, 1000));
        timeline.at(timeline.instant().plus(takes), () -> reports.hookAnswered(answer(call, details)));
    }

    private static HookAnswer answer(HookCall call, Map<String, Object> details) {
        if (call.call() <= number(details, "in-progress-calls").orElse(0.0)) {
            return HookAnswer.inProgress(
                    call, seconds(details, "call-back-delay").orElse(null));
        }
        return "FAILED".equals(details.get(PREFIX + "answer"))
                ? HookAnswer.failed(call, "it answered FAILED")
                : HookAnswer.succeeded(call);
    }

    private static Optional<Duration> seconds(Map<String, Object> details, String name) {
        return number(details, name).map(value -> Duration.ofMillis(Math.round(Math.min(value, SECONDS_MAX) * 1000)));
    }

    private static Optional<Double> number(Map<String, Object> details, String name) {
        return details.get(PREFIX + name) instanceof Number given && given.doubleValue() >= 0
                ? Optional.of(given.doubleValue())
                : Optional.empty();
    }
}
