package dev.evenkeel.http;

import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Statistics;
import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.port.LogSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** The regions of an Evenkeel in this process. */
public final class EvenkeelRegions implements Regions {
    private final Evenkeel evenkeel;

    /** Serves an Evenkeel, which stays its owner's to close. */
    public EvenkeelRegions(Evenkeel evenkeel) {
        this.evenkeel = evenkeel;
    }

    @Override
    public <T> CompletionStage<T> call(String region, BiFunction<EcsApi, AutoScalingApi, T> action) {
        return evenkeel.call(region, session -> action.apply(session.ecs(), session.autoScaling()));
    }

    @Override
    public Optional<LogSource> logs(String region) {
        return evenkeel.logs(region);
    }

    @Override
    public void reset() {
        if (!evenkeel.isResettable()) {
            throw new UnsupportedOperationException("backend "
                    + evenkeel.configuration().backend() + " holds real tasks; only the simulator can be reset");
        }
        evenkeel.reset();
    }

    @Override
    public CompletionStage<SortedMap<String, Double>> figures() {
        return evenkeel.statistics().thenApply(EvenkeelRegions::figures);
    }

    private static SortedMap<String, Double> figures(Statistics statistics) {
        SortedMap<String, Double> figures = new TreeMap<>();
        for (Statistics.RegionStatistics region : statistics.regions()) {
            String label = "{region=\"" + region.region() + "\"}";
            figures.put("evenkeel_clusters" + label, (double) region.clusters());
            figures.put("evenkeel_container_instances" + label, (double) region.containerInstances());
            figures.put("evenkeel_services" + label, (double) region.services());
            figures.put("evenkeel_tasks{region=\"" + region.region() + "\",status=\"PENDING\"}", (double)
                    region.pendingTasks());
            figures.put("evenkeel_tasks{region=\"" + region.region() + "\",status=\"RUNNING\"}", (double)
                    region.runningTasks());
        }
        statistics
                .events()
                .forEach((name, count) -> figures.put("evenkeel_events{event=\"" + name + "\"}", (double) count));
        return figures;
    }
}
