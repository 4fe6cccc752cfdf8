package dev.evenkeel.simulation.play;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.simulation.Rehearsal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What users asked for and what came of it, when all has come to rest: what each service wants and has of each revision,
 * how its deployments stand and how every earlier one ended, who gets the requests, what runs beside services, and what the
 * router has registered in truth. Ids, times and who runs where are none of it.
 */
final class FinalState {
    private final Rehearsal rehearsal;
    private final StateView state;
    private final List<String> lines = new ArrayList<>();

    private FinalState(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        state = rehearsal.state();
    }

    /** A line for each thing, services first. */
    static List<String> of(Rehearsal rehearsal) {
        FinalState all = new FinalState(rehearsal);
        all.state.services().stream()
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .forEach(all::add);
        all.addTheRest();
        return all.lines;
    }

    private void add(Service service) {
        String name = "service " + service.name();
        lines.add(
                name + ": " + service.status() + " desired " + service.desiredCount() + " steady " + service.steady());
        for (Deployment deployment : service.deployments()) {
            lines.add(name + " has " + deployment.status() + " " + revision(deployment) + " "
                    + deployment.rolloutState() + ": " + tasks(service, deployment));
        }
        for (TaskSet set : state.taskSets(service.serviceArn())) {
            lines.add(name + " has task set " + set.externalId() + " " + set.status() + " " + set.scale() + " % "
                    + set.stability());
        }
        List<ServiceDeployment> history = state.serviceDeployments(service.serviceArn());
        for (int i = history.size() - 1; i >= 0; i--) {
            ServiceDeployment each = history.get(i);
            lines.add(name + " deployed " + revision(each.targetRevision()) + ": " + each.status()
                    + (each.rollback() == null
                            ? ""
                            : " to " + revision(each.rollback().serviceRevisionArn())));
        }
        state.staged(service.serviceArn())
                .ifPresent(staged -> lines.add(name + " stands at " + staged.stage() + " " + staged.phase()));
        lines.addAll(of(name + " asks the router for", state.trafficSplits(service.serviceArn())));
        lines.addAll(of(name + " has the router's", rehearsal.world().router().splits(service.serviceArn())));
    }

    private String tasks(Service service, Deployment deployment) {
        List<Task> all = state.tasksOf(service.serviceArn()).all().stream()
                .filter(task -> deployment.id().equals(task.deploymentId()) && !task.isStopped())
                .toList();
        return counts(
                all,
                task -> task.condition() == TaskCondition.HEALTHY
                        ? "HEALTHY"
                        : task.lastStatus().name());
    }

    private void addTheRest() {
        lines.add("tasks of no service: "
                + counts(
                        state.tasks().stream()
                                .filter(task -> task.launch().serviceArn() == null && !task.isStopped())
                                .toList(),
                        task -> task.launch().taskDefinitionArn().familyAndRevision() + " " + task.lastStatus()));
        lines.add("instances: "
                + counts(
                        state.containerInstances(Rehearsal.CLUSTER.name()),
                        instance -> instance.status() + " connected " + instance.agentConnected()));
        lines.add("targets: " + rehearsal.world().router().registered());
        for (ScalableTarget target : state.scalableTargets()) {
            lines.add("scalable " + target.resourceId() + " " + target.minCapacity() + " to " + target.maxCapacity());
        }
    }

    private static List<String> of(String what, List<TrafficSplit> splits) {
        return splits.stream()
                .map(split -> what + " " + split.kind() + " "
                        + split.shares().stream()
                                .map(share -> share.targetGroupArn() + " " + share.percent() + " %")
                                .collect(Collectors.joining(", ")))
                .sorted()
                .toList();
    }

    private static String revision(Deployment deployment) {
        return deployment.settings().taskDefinition().familyAndRevision();
    }

    private String revision(String arn) {
        return state.serviceRevision(arn)
                .map(found -> found.settings().taskDefinition())
                .map(found -> found.familyAndRevision())
                .orElse("a revision that is forgotten");
    }

    private static <T> String counts(Collection<T> all, Function<T, String> kind) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        all.forEach(each -> counts.merge(kind.apply(each), 1, Integer::sum));
        return counts.toString();
    }
}
