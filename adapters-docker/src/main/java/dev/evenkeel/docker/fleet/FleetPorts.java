package dev.evenkeel.docker.fleet;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.WorkloadDriver;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ports beside {@link FleetTaskRuntime}: each asks the engine that a task is on, or all of them. Any thread. */
public final class FleetPorts implements MetricSource, CapacityPool, LogSource, WorkloadDriver, CommandRunner {

    private final TaskPlaces places;

    public FleetPorts(TaskPlaces places) {
        this.places = places;
    }

    /** An engine knows the figures of its own tasks alone. */
    @Override
    public SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> tasks) {
        SortedMap<TaskArn, ResourceUse> all = new TreeMap<>();
        places.members().forEach(member -> all.putAll(member.metrics().use(tasks)));
        return all;
    }

    @Override
    public void offer(ClusterArn cluster) {
        places.members().forEach(member -> member.capacity().offer(cluster));
    }

    /** Whichever engine does not have the name says that it is gone, so that only one is asked and none that has it. */
    @Override
    public void observe(ClusterArn cluster, String hostId) {
        if (places.members().stream().noneMatch(member -> member.hostId().equals(hostId))) {
            places.members().get(0).capacity().observe(cluster, hostId);
        }
    }

    @Override
    public void withdraw(ClusterArn cluster) {
        places.members().forEach(member -> member.capacity().withdraw(cluster));
    }

    @Override
    public AutoCloseable read(TaskArn task, boolean follow, Consumer<LogLine> lines, Consumer<@Nullable String> end) {
        Member member = places.of(task).orElse(places.members().get(0));
        return member.logs().read(task, follow, lines, end);
    }

    @Override
    public RunningCommand run(CommandTarget target, boolean terminal, boolean hasInput, Output output) {
        Member member = places.of(target.taskArn()).orElse(places.members().get(0));
        return member.commands().run(target, terminal, hasInput, output);
    }

    @Override
    public void load(Collection<TaskArn> tasks, double cpuPercent) {
        for (Member member : places.members()) {
            List<TaskArn> own = tasks.stream()
                    .filter(task -> places.of(task).filter(member::equals).isPresent())
                    .toList();
            member.workload().load(own, cpuPercent);
        }
    }

    @Override
    public CompletionStage<Boolean> answers(TaskArn task) {
        return places.of(task)
                .map(member -> member.workload().answers(task))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }
}
