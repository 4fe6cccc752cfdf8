package dev.evenkeel.http;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.CommandDesk;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Session;
import dev.evenkeel.bootstrap.Statistics;
import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.engine.Explanations;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.spi.Backend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The regions of an {@link Evenkeel}. Event loops never wait: only a region that is open and runs on a thread of its own
 * is called directly, all else on threads that may block, of which there are never more than requests in flight.
 */
public final class EvenkeelRegions implements Regions {
    private final Evenkeel evenkeel;
    private final Set<String> withOwnThread = ConcurrentHashMap.newKeySet();
    /** Never closed: it keeps no thread that has nothing to do. */
    private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();

    /** @param evenkeel stays the caller's to close */
    public EvenkeelRegions(Evenkeel evenkeel) {
        this.evenkeel = evenkeel;
    }

    @Override
    public <T> CompletionStage<T> call(String region, BiFunction<EcsApi, AutoScalingApi, T> action) {
        return inside(region, session -> action.apply(session.ecs(), session.autoScaling()));
    }

    @Override
    public <T> CompletionStage<T> balance(String region, Function<BalancingApi, T> action) {
        return inside(region, session -> action.apply(session.balancing()));
    }

    @Override
    public <R extends Record> CompletionStage<Optional<R>> explain(
            String region, BiFunction<Explanations, Instant, Optional<R>> question) {
        return inside(
                region,
                session -> question.apply(
                        session.engine()
                                .orElseThrow(() -> new UnsupportedOperationException("the backend "
                                        + evenkeel.configuration().backend()
                                        + " has rules of its own, and does not say why it decides as it does"))
                                .explanations(),
                        session.now()));
    }

    @Override
    public CompletionStage<List<ServiceTraffic>> traffic(String region, String cluster) {
        return inside(
                region,
                session -> session.engine()
                        .map(engine -> ServiceTraffic.of(engine.state(), cluster, session.endpoints()))
                        .orElse(List.of()));
    }

    private <T> CompletionStage<T> inside(String region, Function<Session, T> action) {
        if (withOwnThread.contains(region)) {
            return evenkeel.call(region, action);
        }
        return CompletableFuture.supplyAsync(
                        () -> {
                            if (runsOnItsOwnThread(region)) {
                                withOwnThread.add(region);
                            }
                            return evenkeel.call(region, action);
                        },
                        blocking)
                .thenCompose(Function.identity());
    }

    @Override
    public CompletionStage<Optional<LogSource>> logs(String region) {
        return CompletableFuture.supplyAsync(() -> evenkeel.logs(region), blocking);
    }

    @Override
    public CommandDesk commands() {
        return evenkeel.commands();
    }

    @Override
    public CompletionStage<Void> reset() {
        if (!evenkeel.isResettable()) {
            return CompletableFuture.failedStage(
                    new UnsupportedOperationException("only the simulator can be reset; the backend is "
                            + evenkeel.configuration().backend()));
        }
        withOwnThread.clear();
        return CompletableFuture.runAsync(evenkeel::reset, blocking);
    }

    @Override
    public CompletionStage<SortedMap<String, Double>> figures() {
        return evenkeel.statistics().thenApply(EvenkeelRegions::figures);
    }

    private boolean runsOnItsOwnThread(String region) {
        return evenkeel.configuration().clock() instanceof ClockMode.Wall
                && evenkeel.backend(region) instanceof Backend.Hosted;
    }

    private static SortedMap<String, Double> figures(Statistics statistics) {
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("evenkeel_engine_calls_total", (double) statistics.calls());
        figures.put("evenkeel_engine_failures_total", (double) statistics.failures());
        statistics
                .events()
                .forEach((event, count) ->
                        figures.put("evenkeel_engine_events_total{event=\"" + event + "\"}", (double) count));
        for (Statistics.RegionStatistics region : statistics.regions()) {
            String label = "region=\"" + region.region() + "\"";
            figures.put("evenkeel_clusters{" + label + "}", (double) region.clusters());
            figures.put("evenkeel_container_instances{" + label + "}", (double) region.containerInstances());
            figures.put("evenkeel_services{" + label + "}", (double) region.services());
            figures.put("evenkeel_tasks{" + label + ",status=\"RUNNING\"}", (double) region.runningTasks());
            figures.put("evenkeel_tasks{" + label + ",status=\"PENDING\"}", (double) region.pendingTasks());
            figures.putAll(region.traffic());
        }
        return figures;
    }
}
