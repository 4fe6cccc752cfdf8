package dev.evenkeel.bench.placement;

import com.netflix.fenzo.ConstraintEvaluator;
import com.netflix.fenzo.TaskRequest;
import com.netflix.fenzo.VMTaskFitnessCalculator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A task as Fenzo is told of it: cores and MiB, nothing else. */
final class FenzoTask implements TaskRequest {
    private final String id;
    private final double cores;
    private final double memory;
    private TaskRequest.@Nullable AssignedResources assigned;

    FenzoTask(String id, double cores, double memory) {
        this.id = id;
        this.cores = cores;
        this.memory = memory;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String taskGroupName() {
        return "";
    }

    @Override
    public double getCPUs() {
        return cores;
    }

    @Override
    public double getMemory() {
        return memory;
    }

    @Override
    public double getNetworkMbps() {
        return 0;
    }

    @Override
    public double getDisk() {
        return 0;
    }

    @Override
    public int getPorts() {
        return 0;
    }

    @Override
    public Map<String, Double> getScalarRequests() {
        return new TreeMap<>();
    }

    @Override
    public Map<String, NamedResourceSetRequest> getCustomNamedResources() {
        return new TreeMap<>();
    }

    @Override
    public List<? extends ConstraintEvaluator> getHardConstraints() {
        return List.of();
    }

    @Override
    public List<? extends VMTaskFitnessCalculator> getSoftConstraints() {
        return List.of();
    }

    @Override
    public void setAssignedResources(AssignedResources resources) {
        assigned = resources;
    }

    @Override
    public TaskRequest.@Nullable AssignedResources getAssignedResources() {
        return assigned;
    }
}
