package dev.evenkeel.core.task;

import dev.evenkeel.core.port.ContainerObservation;
import java.util.ArrayList;
import java.util.List;

/**
 * What an observation makes of a task's containers, one by one:
 *
 * <ol>
 *   <li>One that would move back is late, and so is one that knows of fewer restarts: nothing changes.
 *   <li>A container ends once: how it ended stays, and what a later report no longer knows is not lost.
 *   <li>Anything else is taken as it was seen.
 * </ol>
 */
final class ContainerLifecycle {

    private ContainerLifecycle() {}

    /** All containers with what was seen of them; a report that names none says nothing about any. */
    static List<ContainerObservation> observe(List<ContainerObservation> before, List<ContainerObservation> seen) {
        List<ContainerObservation> after = new ArrayList<>();
        for (ContainerObservation old : before) {
            after.add(DependencyCondition.find(old.name(), seen)
                    .map(fresh -> observe(old, fresh))
                    .orElse(old));
        }
        return after;
    }

    private static ContainerObservation observe(ContainerObservation old, ContainerObservation fresh) {
        int order = fresh.status().compareTo(old.status());
        if (order < 0 || (order == 0 && fresh.restartCount() < old.restartCount())) {
            return old;
        }
        return old.status() == ContainerStatus.STOPPED ? ended(old, fresh) : fresh;
    }

    private static ContainerObservation ended(ContainerObservation old, ContainerObservation fresh) {
        return new ContainerObservation(
                old.name(),
                ContainerStatus.STOPPED,
                fresh.health(),
                old.exitCode() != null ? old.exitCode() : fresh.exitCode(),
                old.reason() != null ? old.reason() : fresh.reason(),
                fresh.runtimeId() != null ? fresh.runtimeId() : old.runtimeId(),
                fresh.imageDigest() != null ? fresh.imageDigest() : old.imageDigest(),
                fresh.restartCount(),
                fresh.networkBindings().isEmpty() ? old.networkBindings() : fresh.networkBindings(),
                fresh.networkInterfaces().isEmpty() ? old.networkInterfaces() : fresh.networkInterfaces());
    }
}
