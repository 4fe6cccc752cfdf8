package dev.evenkeel.http;

import dev.evenkeel.bootstrap.CommandDesk;
import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.ExecuteCommandRequest;
import dev.evenkeel.core.api.ExecuteCommandResponse;
import dev.evenkeel.core.api.ListClustersRequest;
import dev.evenkeel.core.api.ListClustersResponse;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.engine.Explanations;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandSession;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.task.CommandLine;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Regions without an engine: ListClusters names the region as a cluster, or does what the token says; anything else is
 * a cluster that is not found.
 */
final class FakeRegions implements Regions {
    final CompletableFuture<String> release = new CompletableFuture<>();

    @Nullable
    LogSource logs;

    /** What ExecuteCommand lets commands run by; without, it refuses. */
    @Nullable
    CommandRunner runner;

    private final CommandDesk commands = new CommandDesk(System::nanoTime);

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
    public CommandDesk commands() {
        return commands;
    }

    @Override
    public <T> CompletionStage<T> balance(String region, Function<BalancingApi, T> action) {
        return CompletableFuture.supplyAsync(() -> action.apply(api(BalancingApi.class, region)));
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
    public CompletionStage<List<ServiceTraffic>> traffic(String region, String cluster) {
        return CompletableFuture.completedStage(List.of());
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

    private <T> T api(Class<T> port, String region) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, args) -> {
            if (args != null && args[0] instanceof ListClustersRequest request) {
                if ("defect".equals(request.nextToken())) {
                    throw new IllegalStateException("a secret of the inside");
                }
                return new ListClustersResponse(List.of(region), request.nextToken());
            }
            if (args != null && args[0] instanceof ExecuteCommandRequest request && runner != null) {
                TaskArn task = new TaskArn(String.valueOf(request.task()));
                CommandSession session = commands.to(runner)
                        .open(new CommandTarget(
                                task,
                                String.valueOf(request.container()),
                                CommandLine.words(String.valueOf(request.command()))));
                return new ExecuteCommandResponse(null, null, request.container(), true, session, task.value());
            }
            throw EcsException.clusterNotFound();
        }));
    }
}
