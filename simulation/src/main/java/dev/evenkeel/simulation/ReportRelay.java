package dev.evenkeel.simulation;

import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import org.jspecify.annotations.Nullable;

/** The world outlives its engines: what it reports goes to the one that lives now, and nowhere when none does. */
final class ReportRelay implements Reports {
    private @Nullable Reports engine;

    /** From now on this one listens; null for nobody. */
    void to(@Nullable Reports listener) {
        engine = listener;
    }

    @Override
    public void taskObserved(TaskObservation observation) {
        if (engine != null) {
            engine.taskObserved(observation);
        }
    }

    @Override
    public void instanceObserved(InstanceObservation observation) {
        if (engine != null) {
            engine.instanceObserved(observation);
        }
    }

    @Override
    public void targetObserved(TargetObservation observation) {
        if (engine != null) {
            engine.targetObserved(observation);
        }
    }

    @Override
    public void hookAnswered(HookAnswer answer) {
        if (engine != null) {
            engine.hookAnswered(answer);
        }
    }

    @Override
    public void fargateObserved(String capacityProvider, boolean available) {
        if (engine != null) {
            engine.fargateObserved(capacityProvider, available);
        }
    }
}
