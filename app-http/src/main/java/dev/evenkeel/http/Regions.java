package dev.evenkeel.http;

import dev.evenkeel.bootstrap.CommandDesk;
import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.engine.Explanations;
import dev.evenkeel.core.port.LogSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the server serves: an engine for each region. Any thread. */
public interface Regions {
    /**
     * Runs an action on the engine of a region, which is made when it is first asked for.
     *
     * @return completes on any thread; fails with what the action threw
     */
    <T> CompletionStage<T> call(String region, BiFunction<EcsApi, AutoScalingApi, T> action);

    /** Runs an action on the load balancing of a region; as {@link #call} otherwise. */
    <T> CompletionStage<T> balance(String region, Function<BalancingApi, T> action);

    /** What containers wrote; empty when the backend keeps no logs. Fails as {@link #call} does. */
    CompletionStage<Optional<LogSource>> logs(String region);

    /** Where commands wait that ExecuteCommand has allowed. */
    CommandDesk commands();

    /**
     * Asks the engine of a region why something is as it is.
     *
     * @param question empty for what there is not
     * @return fails with an UnsupportedOperationException when the backend has rules of its own, and does not tell
     */
    <R extends Record> CompletionStage<Optional<R>> explain(
            String region, BiFunction<Explanations, Instant, Optional<R>> question);

    /** Who gets requests, for each service of a cluster that has load balancers. Fails as {@link #call} does. */
    CompletionStage<List<ServiceTraffic>> traffic(String region, String cluster);

    /**
     * Forgets everything in all regions.
     *
     * @return fails with an UnsupportedOperationException unless the backend is simulated; its message says so
     */
    CompletionStage<Void> reset();

    /** Figures by Prometheus name with labels, such as {@code evenkeel_services{region="us-east-1"}}. */
    CompletionStage<SortedMap<String, Double>> figures();
}
