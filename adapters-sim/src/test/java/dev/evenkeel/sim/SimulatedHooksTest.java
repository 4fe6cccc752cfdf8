package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.testkit.LifecycleHooksContract;
import dev.evenkeel.testkit.RecordingReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedHooksTest extends LifecycleHooksContract {
    private static final String PREFIX = "dev.evenkeel.sim.";

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected LifecycleHooks open(RecordingReports reports) {
        return new SimulatedHooks(timeline, reports, 1);
    }

    @Override
    protected Function functionThatAnswers(HookStatus status) {
        return status == HookStatus.IN_PROGRESS
                ? new Function("arn:f", Map.of(PREFIX + "in-progress-calls", 9, PREFIX + "call-back-delay", 5))
                : new Function("arn:f", Map.of(PREFIX + "answer", status.name()));
    }

    @Override
    protected void awaitAnswers(RecordingReports reports, int count) {
        assertTrue(timeline.advanceUntil(() -> reports.hookAnswers().size() >= count, Duration.ofMinutes(1)));
    }

    @Test
    void asksForTheDelayThatItsDetailsName() {
        RecordingReports reports = new RecordingReports();
        Function function = functionThatAnswers(HookStatus.IN_PROGRESS);

        open(reports).call(call(function, 1));
        awaitAnswers(reports, 1);

        assertEquals(List.of(HookAnswer.inProgress(call(function, 1), Duration.ofSeconds(5))), reports.hookAnswers());
    }

    @Test
    void saysNothingWhenItIsToBeSilent() {
        RecordingReports reports = new RecordingReports();

        open(reports).call(call(new Function("arn:f", Map.of(PREFIX + "answer", "SILENT")), 1));
        timeline.advance(Duration.ofDays(2));

        assertEquals(List.of(), reports.hookAnswers());
    }
}
