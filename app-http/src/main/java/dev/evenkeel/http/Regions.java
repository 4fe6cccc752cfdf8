package dev.evenkeel.http;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.port.LogSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** What the server serves: an engine for each region. Any thread. */
public interface Regions {
    /**
     * Runs an action on the engine of a region, which is made when it is first asked for.
     *
     * @return completes on any thread; fails with what the action threw
     */
    <T> CompletionStage<T> call(String region, BiFunction<EcsApi, AutoScalingApi, T> action);

    /** What containers wrote; empty when the backend keeps no logs. Fails as {@link #call} does. */
    CompletionStage<Optional<LogSource>> logs(String region);

    /**
     * Forgets everything in all regions.
     *
     * @return fails with an UnsupportedOperationException unless the backend is simulated; its message says so
     */
    CompletionStage<Void> reset();

    /** Figures by Prometheus name with labels, such as {@code evenkeel_services{region="us-east-1"}}. */
    CompletionStage<SortedMap<String, Double>> figures();
}
