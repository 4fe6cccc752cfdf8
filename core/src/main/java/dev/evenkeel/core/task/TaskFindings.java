package dev.evenkeel.core.task;

import dev.evenkeel.core.capacity.CapacityQueue;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.task.DependencyCondition.Dependency;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task waits for, or why it ended:
 *
 * <ol>
 *   <li>STOPPED: the stop code, the reason, and what its containers said.
 *   <li>On its way out: who wanted it, and what still runs.
 *   <li>Without a place: the capacity provider it waits for, and until when.
 *   <li>On its way to RUNNING: each container that waits for another, and for what of it.
 *   <li>RUNNING: how it stands with its service.
 * </ol>
 */
public final class TaskFindings {

    private TaskFindings() {}

    /** @param provenAt when a task of a service that has yet to prove itself will have; null when nobody knows */
    public static List<Finding> of(Task task, TaskDefinition definition, @Nullable Instant provenAt) {
        List<Finding> findings = new ArrayList<>();
        switch (task.condition()) {
            case STOPPED -> stopped(task, findings);
            case STOPPING ->
                findings.add(Finding.of(
                        FindingKind.STOPPING,
                        "Asked to stop (" + task.progress().stoppedReason() + "); it is " + task.lastStatus()
                                + " and not STOPPED yet."));
            case PENDING -> pending(task, definition, findings);
            case RUNNING ->
                findings.add(new Finding(
                        FindingKind.UNPROVEN, "RUNNING, and not known to be healthy to its service yet.", provenAt));
            case UNHEALTHY ->
                findings.add(Finding.of(FindingKind.UNHEALTHY, "Fails its health check; its service replaces it."));
            case HEALTHY -> findings.add(Finding.of(FindingKind.STEADY, "RUNNING and healthy: it waits for nothing."));
        }
        if (task.condition() == TaskCondition.RUNNING && task.launch().serviceArn() == null) {
            return List.of(
                    Finding.of(FindingKind.STEADY, "RUNNING: a stand-alone task runs until it ends or is stopped."));
        }
        return findings;
    }

    private static void stopped(Task task, List<Finding> findings) {
        findings.add(Finding.of(
                FindingKind.OVER,
                "STOPPED"
                        + (task.progress().stopCode() == null
                                ? ""
                                : ", " + task.progress().stopCode()) + ": "
                        + task.progress().stoppedReason() + "."));
        for (ContainerObservation container : task.progress().containers()) {
            if (container.reason() != null) {
                findings.add(Finding.of(FindingKind.OVER, "Container " + container.name() + ": " + container.reason()));
            }
        }
    }

    private static void pending(Task task, TaskDefinition definition, List<Finding> findings) {
        if (!task.launch().isPlaced()) {
            findings.add(new Finding(
                    FindingKind.NO_ROOM,
                    "Waits in PROVISIONING for room on an instance of capacity provider "
                            + task.launch().capacityProviderName() + "; it needs "
                            + task.launch().reserved().cpu() + " CPU units and "
                            + task.launch().reserved().memory() + " MiB; gives up when it has waited too long.",
                    CapacityQueue.givesUpAt(task)));
            return;
        }
        List<ContainerObservation> seen = task.progress().containers();
        for (ContainerDefinition container : definition.containers()) {
            for (Dependency need : DependencyCondition.dependencies(container)) {
                Optional<ContainerObservation> awaited = DependencyCondition.find(need.containerName(), seen);
                boolean waits = DependencyCondition.find(String.valueOf(container.name()), seen)
                        .filter(own -> own.status() == ContainerStatus.PENDING)
                        .isPresent();
                if (waits && awaited.filter(need.condition()::isMet).isEmpty()) {
                    findings.add(Finding.of(
                            FindingKind.DEPENDENCY,
                            "Container " + container.name() + " waits for " + need.containerName() + " to be "
                                    + need.condition() + "; that one is "
                                    + awaited.map(TaskFindings::told).orElse("PENDING") + "."));
                }
            }
        }
        findings.add(Finding.of(
                FindingKind.STARTING, "On the way to RUNNING: " + task.lastStatus() + " " + step(task) + "."));
    }

    private static String told(ContainerObservation container) {
        return container.status()
                + (container.status() == ContainerStatus.RUNNING && container.health() != HealthStatus.UNKNOWN
                        ? " and " + container.health()
                        : "");
    }

    private static String step(Task task) {
        return switch (task.lastStatus()) {
            case PROVISIONING -> "(capacity or a network interface is made ready)";
            case PENDING ->
                task.progress().pullStartedAt() != null && task.progress().pullStoppedAt() == null
                        ? "(its images are being pulled)"
                        : "(its containers are made ready)";
            case ACTIVATING -> "(it is registered where requests come from)";
            case RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED -> "";
        };
    }
}
