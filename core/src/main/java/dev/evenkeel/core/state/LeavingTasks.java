package dev.evenkeel.core.state;

import dev.evenkeel.core.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of the tasks of one service those whose container instance is DRAINING, and the rest of their deployments: split only
 * while there is a drain, so that a service on a quiet cluster pays nothing for it.
 */
final class LeavingTasks {
    private final Map<String, DeploymentTasks> leaving = new LinkedHashMap<>();
    private final Map<String, DeploymentTasks> staying = new LinkedHashMap<>();

    DeploymentTasks leaving(String deploymentId) {
        return leaving.getOrDefault(deploymentId, DeploymentTasks.NONE);
    }

    /** The rest of a deployment; {@code all} of it while none of it leaves. */
    DeploymentTasks staying(String deploymentId, DeploymentTasks all) {
        return staying.getOrDefault(deploymentId, all);
    }

    /** A task has changed: {@code before} is null for a new one, {@code after} for one that is gone. */
    void change(@Nullable Task before, @Nullable Task after, boolean leaves, DeploymentTasks all) {
        Task either = after == null ? before : after;
        String deployment = deployment(Objects.requireNonNull(either));
        if (!leaves && leaving.isEmpty()) {
            return;
        }
        DeploymentTasks rest = staying.get(deployment);
        DeploymentTasks going = leaving.get(deployment);
        if (before != null && going != null) {
            going.remove(before);
        }
        if (before != null && rest != null) {
            rest.remove(before);
        }
        if (after != null && leaves) {
            if (rest == null) {
                split(deployment, all);
                Objects.requireNonNull(staying.get(deployment)).remove(after);
            }
            Objects.requireNonNull(leaving.get(deployment)).put(after);
        } else if (after != null && rest != null) {
            rest.put(after);
        }
        if (leaving(deployment).isEmpty()) {
            leaving.remove(deployment);
            staying.remove(deployment);
        }
    }

    private void split(String deployment, DeploymentTasks all) {
        DeploymentTasks rest = new DeploymentTasks();
        all.stream().forEach(rest::put);
        staying.put(deployment, rest);
        leaving.put(deployment, new DeploymentTasks());
    }

    static String deployment(Task task) {
        return Objects.requireNonNullElse(task.deploymentId(), "");
    }
}
