package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.hooks.FunctionCalls;
import dev.evenkeel.hooks.HookTargets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle hooks of a region: what the configuration names, or what the backend brings when it names nothing. Who
 * names functions means all of them: one that is missing there is misspelt, and must not pass a gate.
 */
final class RegionHooks implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final HookTargets targets;
    private @Nullable FunctionCalls calls;

    RegionHooks(HookTargets targets) {
        this.targets = targets;
    }

    LifecycleHooks using(Optional<LifecycleHooks> backend, Reports reports) {
        FunctionCalls opened = new FunctionCalls(
                targets, targets.byFunction().isEmpty() ? backend : Optional.empty(), reports, TIMEOUT);
        calls = opened;
        return opened;
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
