package dev.evenkeel.sim;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupSettings;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A load balancer in virtual time: registration takes a moment, health checks come at intervals, a target drains for its
 * target group's delay. How each of its targets fares is its container's to script ({@link TargetScript}).
 */
public final class SimulatedRouter implements TrafficRouter {
    private static final Duration REPAIR_AFTER = Duration.ofSeconds(30);

    private final Timeline timeline;
    private final Reports reports;
    private final long seed;
    private final Function<TaskArn, Optional<SimulatedTask>> tasks;
    private final Chance troubles;
    private final Map<TaskArn, SortedMap<TargetId, RoutedTarget>> targets = new LinkedHashMap<>();
    private final List<TrafficSplit> splits = new ArrayList<>();
    private final GroupRequests requests = new GroupRequests();
    /** The target groups that were created; others are as their containers script them. */
    private final SortedMap<String, TargetGroupSettings> groups = new TreeMap<>();

    private TargetFaults faults = TargetFaults.NONE;

    SimulatedRouter(Timeline timeline, Reports reports, long seed, Function<TaskArn, Optional<SimulatedTask>> tasks) {
        this.timeline = timeline;
        this.reports = reports;
        this.seed = seed;
        this.tasks = tasks;
        troubles = new Chance(seed, "router");
    }

    @Override
    public void register(TargetRegistration registration) {
        RoutedTarget known = target(registration.id());
        if (known != null) {
            if (known.isRegistered()) {
                send(known.observation());
            }
            return;
        }
        TargetId id = registration.id();
        TargetScript script = script(id);
        RoutedTarget target = new RoutedTarget(
                registration,
                script,
                groups.get(id.targetGroupArn()),
                new Chance(seed, id.taskArn().value() + id.targetGroupArn() + id.containerPort()));
        targets.computeIfAbsent(id.taskArn(), key -> new TreeMap<>()).put(id, target);
        boolean refused = troubles.happens(faults.refuse());
        after(slowed(target.registerLatency()), () -> {
            if (target(id) != target) {
                return;
            }
            if (refused) {
                remove(target, "Target.IpUnusable");
            } else {
                target.registered(timeline.instant());
                count(target);
                send(target.observation());
                judge(target);
                Optional.ofNullable(target.failsFrom()).ifPresent(at -> timeline.at(at, () -> changed(target)));
            }
        });
    }

    @Override
    public void deregister(TargetId id) {
        RoutedTarget target = target(id);
        if (target == null) {
            send(new TargetObservation(id, TargetState.UNUSED, "Target.NotRegistered", null));
        } else if (!target.isRegistered()) {
            remove(target, "Target.NotRegistered");
        } else if (target.state() == TargetState.DRAINING) {
            send(target.observation());
        } else if (!target.isLeaving() && !troubles.happens(faults.forget())) {
            target.leave();
            after(slowed(target.deregisterLatency()), () -> drain(target));
        }
    }

    /** Targets follow the settings of their group from now on; a check that is under way is not put off. */
    @Override
    public void configure(Balancing balancing) {
        groups.clear();
        for (TargetGroup group : balancing.targetGroups()) {
            String arn = group.targetGroupArn();
            TargetGroupSettings.of(balancing, arn).ifPresent(settings -> groups.put(arn, settings));
        }
        targets.values()
                .forEach(own -> own.values()
                        .forEach(target -> target.follow(groups.get(target.id().targetGroupArn()))));
    }

    @Override
    public void split(TrafficSplit split) {
        splits.removeIf(split::replaces);
        splits.add(split);
    }

    /** What is asked of it now: how each listener rule's requests are divided, in the order in which they were asked. */
    public List<TrafficSplit> splits(ServiceArn service) {
        return splits.stream()
                .filter(split -> split.serviceArn().equals(service))
                .toList();
    }

    @Override
    public SortedMap<String, Long> requests(Collection<String> targetGroupArns) {
        return requests.totals(targetGroupArns, timeline.instant());
    }

    /** How many targets each target group has that are registered and not on their way out. */
    public SortedMap<String, Integer> registered() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        targets.values().stream()
                .flatMap(own -> own.values().stream())
                .filter(target -> target.isRegistered() && !target.isLeaving())
                .forEach(target -> counts.merge(target.id().targetGroupArn(), 1, Integer::sum));
        return counts;
    }

    /** Who gets which share of a service's requests now. */
    public RequestShares shares(ServiceArn service, TrafficKind kind) {
        List<TrafficSplit> asked =
                splits(service).stream().filter(split -> split.kind() == kind).toList();
        return RequestShares.of(kind, asked, of(service));
    }

    /** Whether a task gets requests now. */
    public boolean serves(TaskArn task) {
        return of(task).stream().anyMatch(RoutedTarget::serves);
    }

    /** A container has started or ended: its targets' checks may find otherwise from now on. */
    void changed(TaskArn task) {
        for (RoutedTarget target : of(task)) {
            changed(target);
        }
    }

    void suffer(TargetFaults changed) {
        faults = changed;
    }

    private void changed(RoutedTarget target) {
        if (target.isRegistered() && !target.isLeaving()) {
            judge(target);
        }
    }

    private void drain(RoutedTarget target) {
        target.move(TargetState.DRAINING, "Target.DeregistrationInProgress");
        count(target);
        send(target.observation());
        after(target.drain(), () -> remove(target, "Target.NotRegistered"));
    }

    private void remove(RoutedTarget target, String reason) {
        target.leave();
        targets.computeIfPresent(
                target.id().taskArn(), (task, own) -> own.remove(target.id()) != null && own.isEmpty() ? null : own);
        target.move(TargetState.UNUSED, reason);
        count(target);
        send(target.observation());
    }

    /** Sets out to find what the checks will find, unless that is what they found last. */
    private void judge(RoutedTarget target) {
        Instant now = timeline.instant();
        Instant fails = target.failsFrom();
        boolean scripted = fails != null && !now.isBefore(fails);
        TargetState finding = !scripted && answers(target) ? TargetState.HEALTHY : TargetState.UNHEALTHY;
        if (target.awaits(finding)) {
            return;
        }
        int verdict = target.await(finding);
        if (finding != target.state()) {
            timeline.at(target.findingAt(finding, now), () -> found(target, verdict, finding, scripted));
        }
    }

    private void found(RoutedTarget target, int verdict, TargetState finding, boolean scripted) {
        if (!target.awaits(verdict)) {
            return;
        }
        String failure = scripted ? target.failure() : "Health checks failed";
        target.move(finding, finding == TargetState.HEALTHY ? null : failure);
        count(target);
        send(target.observation());
    }

    /** A target has moved: its group gets requests as long as one of them serves. */
    private void count(RoutedTarget moved) {
        String group = moved.id().targetGroupArn();
        if (moved.requestsPerMinute() == 0 && requests.knows(group)) {
            return;
        }
        double perMinute = targets.values().stream()
                .flatMap(own -> own.values().stream())
                .filter(target ->
                        target.serves() && target.id().targetGroupArn().equals(group))
                .mapToDouble(RoutedTarget::requestsPerMinute)
                .max()
                .orElse(0);
        requests.flow(group, perMinute, timeline.instant());
    }

    private boolean answers(RoutedTarget target) {
        return tasks.apply(target.id().taskArn())
                .flatMap(task -> task.runningContainer(target.id().containerName()))
                .isPresent();
    }

    private TargetScript script(TargetId id) {
        return tasks.apply(id.taskArn()).stream()
                .flatMap(task -> task.containers().stream())
                .filter(container -> container.name().equals(id.containerName()))
                .map(container -> TargetScript.of(container.definition()))
                .findFirst()
                .orElse(TargetScript.NONE);
    }

    private Collection<RoutedTarget> of(ServiceArn service) {
        return targets.values().stream()
                .flatMap(own -> own.values().stream())
                .filter(target -> target.registration().serviceArn().equals(service))
                .sorted(Comparator.comparing(RoutedTarget::id))
                .toList();
    }

    /** Sorted by id. */
    private Collection<RoutedTarget> of(TaskArn task) {
        SortedMap<TargetId, RoutedTarget> own = targets.get(task);
        return own == null ? List.of() : own.values();
    }

    private @Nullable RoutedTarget target(TargetId id) {
        SortedMap<TargetId, RoutedTarget> own = targets.get(id.taskArn());
        return own == null ? null : own.get(id);
    }

    private Duration slowed(Duration latency) {
        return troubles.happens(faults.slow())
                ? latency.plus(troubles.between(0, faults.slowMax().toMillis()))
                : latency;
    }

    /** What is lost is made good: half a minute after a report was dropped, the target is reported as it then is. */
    private void send(TargetObservation observation) {
        if (!troubles.happens(faults.drop())) {
            reports.targetObserved(observation);
        } else {
            after(REPAIR_AFTER, () -> {
                RoutedTarget target = target(observation.target());
                reports.targetObserved(target == null || !target.isRegistered() ? observation : target.observation());
            });
        }
        if (troubles.happens(faults.duplicate())) {
            reports.targetObserved(observation);
        }
    }

    private void after(Duration delay, Runnable action) {
        timeline.at(timeline.instant().plus(delay), action);
    }
}
