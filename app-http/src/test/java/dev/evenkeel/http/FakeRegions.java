package dev.evenkeel.http;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.ListClustersRequest;
import dev.evenkeel.core.api.ListClustersResponse;
import dev.evenkeel.core.engine.Explanations;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.port.LogSource;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Regions without an engine: ListClusters names the region as a cluster, or does what the token says; anything else is
 * a cluster that is not found.
 */
final class FakeRegions implements Regions {
    final CompletableFuture<String> release = new CompletableFuture<>();

    @Nullable
    LogSource logs;

    @Override
    public <T> CompletionStage<T> call(String region, BiFunction<EcsApi, AutoScalingApi, T> action) {
        EcsApi ecs = api(EcsApi.class, region);
        AutoScalingApi scaling = api(AutoScalingApi.class, region);
        if (region.equals("slow-1")) {
            return release.thenApply(go -> action.apply(ecs, scaling));
        }
        return CompletableFuture.supplyAsync(() -> action.apply(ecs, scaling));
    }

    @Override
    public CompletionStage<Optional<LogSource>> logs(String region) {
        return CompletableFuture.completedFuture(Optional.ofNullable(logs));
    }

    @Override
    public <R extends Record> CompletionStage<Optional<R>> explain(
            String region, BiFunction<Explanations, Instant, Optional<R>> question) {
        return CompletableFuture.failedStage(new UnsupportedOperationException("it has rules of its own"));
    }

    @Override
    public CompletionStage<Void> reset() {
        return CompletableFuture.failedStage(new UnsupportedOperationException("only a simulated world can be reset"));
    }

    @Override
    public CompletionStage<SortedMap<String, Double>> figures() {
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("evenkeel_tasks{region=\"us-east-1\",status=\"RUNNING\"}", 3.0);
        return CompletableFuture.completedFuture(figures);
    }

    private static <T> T api(Class<T> port, String region) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            if (args != null && args[0] instanceof ListClustersRequest request) {
                if ("defect".equals(request.nextToken())) {
                    throw new IllegalStateException("a secret of the inside");
                }
                return new ListClustersResponse(List.of(region), request.nextToken());
            }
            throw EcsException.clusterNotFound();
        }));
    }
}
