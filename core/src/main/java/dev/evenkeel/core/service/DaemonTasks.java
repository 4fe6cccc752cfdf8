package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The instances of a daemon service and its tasks on them; counted anew each time, since it has few tasks an instance. */
final class DaemonTasks {
    /** The instances that are to have a task. */
    private final SortedSet<ContainerInstanceArn> matching = new TreeSet<>();
    /** Those of them that have none, not even one that is stopping. */
    private final SortedSet<ContainerInstanceArn> vacant = new TreeSet<>();

    private final List<Task> misplaced = new ArrayList<>();
    private final List<Task> newUnhealthy = new ArrayList<>();
    private final List<Task> oldUnhealthy = new ArrayList<>();
    private final List<Task> oldPending = new ArrayList<>();
    private final List<Task> oldRunning = new ArrayList<>();
    private final List<Task> oldHealthy = new ArrayList<>();
    private int newHealthy;
    private int starting;
    private int stopping;

    private DaemonTasks() {}

    static DaemonTasks of(StateView state, Service service, Deployment primary) {
        DaemonTasks tasks = new DaemonTasks();
        Placement.allowed(state, service.placementRequest(state, primary))
                .forEach(instance -> tasks.matching.add(instance.containerInstanceArn()));
        tasks.vacant.addAll(tasks.matching);
        for (Map.Entry<String, DeploymentTasks> deployment :
                state.tasksOf(service.serviceArn()).byDeployment().entrySet()) {
            boolean isNew = deployment.getKey().equals(primary.id());
            for (TaskCondition condition : TaskCondition.values()) {
                if (condition != TaskCondition.STOPPED) {
                    deployment.getValue().of(condition).forEach(task -> tasks.add(task, condition, isNew));
                }
            }
        }
        return tasks;
    }

    private void add(Task task, TaskCondition condition, boolean isNew) {
        ContainerInstanceArn instance = task.launch().containerInstanceArn();
        if (instance != null) {
            vacant.remove(instance);
        }
        if (condition == TaskCondition.STOPPING) {
            stopping++;
        } else if (instance == null || !matching.contains(instance)) {
            misplaced.add(task);
        } else if (isNew) {
            switch (condition) {
                case HEALTHY -> newHealthy++;
                case UNHEALTHY -> newUnhealthy.add(task);
                default -> starting++;
            }
        } else {
            switch (condition) {
                case PENDING -> oldPending.add(task);
                case RUNNING -> oldRunning.add(task);
                case HEALTHY -> oldHealthy.add(task);
                default -> oldUnhealthy.add(task);
            }
        }
    }

    /** How many tasks there are to be: one on each matching instance. */
    int desired() {
        return matching.size();
    }

    /** The matching instances without a task, sorted. */
    List<ContainerInstanceArn> vacant() {
        return List.copyOf(vacant);
    }

    /** Wanted tasks on instances that are to have none. */
    List<Task> misplaced() {
        return Collections.unmodifiableList(misplaced);
    }

    List<Task> newUnhealthy() {
        return Collections.unmodifiableList(newUnhealthy);
    }

    List<Task> oldUnhealthy() {
        return Collections.unmodifiableList(oldUnhealthy);
    }

    List<Task> oldPending() {
        return Collections.unmodifiableList(oldPending);
    }

    /** Old tasks that run and are not known to be ill; those not yet known to be well first. */
    List<Task> oldServing() {
        List<Task> serving = new ArrayList<>(oldRunning);
        serving.addAll(oldHealthy);
        return serving;
    }

    /** New tasks that are neither well nor ill yet. */
    int starting() {
        return starting;
    }

    int stopping() {
        return stopping;
    }

    /** Tasks that clients can rely on: healthy new ones, and old ones that run and are not known to be ill. */
    int available() {
        return newHealthy + oldRunning.size() + oldHealthy.size();
    }
}
