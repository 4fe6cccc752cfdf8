package dev.evenkeel.core.state;

import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tasks of one service, by deployment and condition, with counts of the wanted ones by zone and capacity provider. */
public final class ServiceTasks {
    /** The tasks of a service that has none. */
    static final ServiceTasks NONE = new ServiceTasks();

    private final Map<String, DeploymentTasks> byDeployment = new LinkedHashMap<>();
    private final SortedMap<String, Integer> wantedByZone = new TreeMap<>();
    private final SortedMap<String, Integer> wantedByProvider = new TreeMap<>();
    private final LeavingTasks leaving = new LeavingTasks();
    private int size;

    /** The tasks of a deployment; none of one that has none or is unknown. */
    public DeploymentTasks of(String deploymentId) {
        return byDeployment.getOrDefault(deploymentId, DeploymentTasks.NONE);
    }

    /** The tasks of a deployment whose container instance is DRAINING. */
    public DeploymentTasks leaving(String deploymentId) {
        return leaving.leaving(deploymentId);
    }

    /** The tasks of a deployment that may stay where they are: all but the leaving ones. */
    public DeploymentTasks staying(String deploymentId) {
        return leaving.staying(deploymentId, of(deploymentId));
    }

    /** The tasks of each deployment that has any, by its id, in the order in which the deployments came to have some. */
    public Map<String, DeploymentTasks> byDeployment() {
        return Collections.unmodifiableMap(byDeployment);
    }

    /** How many tasks of all deployments are in a condition. */
    public int count(TaskCondition condition) {
        int count = 0;
        for (DeploymentTasks tasks : byDeployment.values()) {
            count += tasks.count(condition);
        }
        return count;
    }

    /** How many tasks are not STOPPED. */
    public int live() {
        int live = 0;
        for (DeploymentTasks tasks : byDeployment.values()) {
            live += tasks.live();
        }
        return live;
    }

    /** How many wanted tasks each availability zone has. */
    public SortedMap<String, Integer> wantedByZone() {
        return Collections.unmodifiableSortedMap(wantedByZone);
    }

    /** How many wanted tasks each capacity provider has. */
    public SortedMap<String, Integer> wantedByProvider() {
        return Collections.unmodifiableSortedMap(wantedByProvider);
    }

    /** All tasks, stopped ones too: by deployment, then by condition. */
    public Collection<Task> all() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Task> iterator() {
                return byDeployment.values().stream()
                        .flatMap(DeploymentTasks::stream)
                        .iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** @param leaves whether the task's container instance is DRAINING */
    void put(@Nullable Task before, Task task, boolean leaves) {
        DeploymentTasks siblings = byDeployment.computeIfAbsent(
                Objects.requireNonNullElse(task.deploymentId(), ""), key -> new DeploymentTasks());
        if (before == null) {
            size++;
        } else if (before.condition() != task.condition()) {
            siblings.remove(before);
        }
        siblings.put(task);
        leaving.change(before, task, leaves, siblings);
        if (before != null
                && before.isWanted() == task.isWanted()
                && before.launch().equals(task.launch())) {
            return; // it counts where it counted
        }
        if (before != null && before.isWanted()) {
            count(before, -1);
        }
        if (task.isWanted()) {
            count(task, 1);
        }
    }

    void remove(Task task) {
        String deployment = Objects.requireNonNullElse(task.deploymentId(), "");
        DeploymentTasks siblings = byDeployment.get(deployment);
        if (siblings == null) {
            return;
        }
        siblings.remove(task);
        leaving.change(task, null, false, siblings);
        size--;
        if (siblings.isEmpty()) {
            byDeployment.remove(deployment);
        }
        if (task.isWanted()) {
            count(task, -1);
        }
    }

    boolean isEmpty() {
        return byDeployment.isEmpty();
    }

    private void count(Task task, int more) {
        count(wantedByZone, task.launch().availabilityZone(), more);
        count(wantedByProvider, task.launch().capacityProviderName(), more);
    }

    private static void count(SortedMap<String, Integer> counts, @Nullable String key, int more) {
        if (key != null) {
            counts.merge(key, more, (left, right) -> left + right == 0 ? null : left + right);
        }
    }
}
