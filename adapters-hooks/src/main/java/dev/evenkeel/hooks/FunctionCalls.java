package dev.evenkeel.hooks;

import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.Reports;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Calls the URLs and commands that stand in for functions, a few at a time, on threads of its own. A function that nobody
 * has named goes to the backend's own hooks where it has some, and fails where it has none.
 */
public final class FunctionCalls implements LifecycleHooks, AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING_MAX = 1_000;

    /** The same call again, while it is under way, asks nobody twice. */
    private record Key(String executionId, int call) {}

    private final HookTargets targets;
    private final Optional<LifecycleHooks> others;
    private final Reports reports;
    private final UrlCall urls;
    private final CommandCall commands;
    private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_MAX), task -> {
                Thread thread = new Thread(task, "lifecycle-hook");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Calls on behalf of one engine.
     *
     * @param others what knows the functions that {@code targets} does not name
     * @param timeout after which a call has failed; at most 15 min
     */
    public FunctionCalls(HookTargets targets, Optional<LifecycleHooks> others, Reports reports, Duration timeout) {
        this.targets = targets;
        this.others = others;
        this.reports = reports;
        urls = new UrlCall(timeout);
        commands = new CommandCall(timeout);
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void call(HookCall call) {
        Optional<HookTarget> target = targets.find(call.targetArn());
        if (target.isEmpty()) {
            others.orElseGet(() -> LifecycleHooks.none(reports)).call(call);
            return;
        }
        Key key = new Key(call.executionId(), call.call());
        if (!underWay.add(key)) {
            return;
        }
        try {
            threads.execute(() -> {
                HookAnswer answer = answer(target.get(), call);
                underWay.remove(key);
                reports.hookAnswered(answer);
            });
        } catch (RejectedExecutionException full) {
            underWay.remove(key);
            reports.hookAnswered(HookAnswer.failed(call, "too many calls are waiting"));
        }
    }

    private HookAnswer answer(HookTarget target, HookCall call) {
        try {
            return switch (target) {
                case HookTarget.Url url -> urls.answer(url, call);
                case HookTarget.Command command -> commands.answer(command, call);
            };
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return HookAnswer.failed(call, "Evenkeel was stopped while it was called");
        }
    }

    /** Ends the calls that are under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        urls.close();
    }
}
