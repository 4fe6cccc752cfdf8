package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.DeregisterTargetsRequest;
import dev.evenkeel.core.api.balancing.DeregisterTargetsResponse;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthResponse;
import dev.evenkeel.core.api.balancing.RegisterTargetsRequest;
import dev.evenkeel.core.api.balancing.RegisterTargetsResponse;
import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.balancing.TargetDescription;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupSettings;
import dev.evenkeel.core.balancing.TargetGroupUse;
import dev.evenkeel.core.balancing.TargetHealthDescription;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.traffic.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Operations on the targets of target groups: those that services have there, and those that were registered by hand. */
public final class TargetOperations {
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F:]{2,39}");
    private static final Pattern INSTANCE = Pattern.compile("[a-zA-Z0-9_.:-]{1,255}");

    TargetOperations() {}

    /** Puts targets into a target group; one that is there stays as it is. */
    public RegisterTargetsResponse registerTargets(RegisterTargetsRequest request, Change change) {
        TargetGroup group = Given.targetGroup(change.state().balancing(), request.targetGroupArn());
        List<StaticTarget> targets = new ArrayList<>(left(change, group));
        for (TargetDescription given : Given.requiredSome(request.targets(), "targets")) {
            int port = port(group, given);
            checkId(group, Given.required(given.id(), "targets.member.id"));
            if (targets.stream().noneMatch(each -> each.isWanted() && each.is(given.id(), port))) {
                targets.removeIf(each -> each.is(given.id(), port));
                targets.add(StaticTarget.registered(given.id(), port, given.availabilityZone(), change.now()));
            }
        }
        if (targets.size() > Quotas.TARGETS) {
            throw Refusals.of("TooManyTargets", "The maximum number of targets has been reached: " + Quotas.TARGETS);
        }
        put(change, group, targets);
        return new RegisterTargetsResponse();
    }

    /**
     * Takes targets out of a target group; they drain. One that is not there is no error. A target of a service is taken out
     * too, and the service replaces its task, as it does when any target is gone.
     */
    public DeregisterTargetsResponse deregisterTargets(DeregisterTargetsRequest request, Change change) {
        TargetGroup group = Given.targetGroup(change.state().balancing(), request.targetGroupArn());
        List<TargetDescription> given = Given.requiredSome(request.targets(), "targets");
        given.forEach(each -> checkId(group, Given.required(each.id(), "targets.member.id")));
        given.forEach(each -> port(group, each));
        List<StaticTarget> targets = new ArrayList<>();
        for (StaticTarget target : left(change, group)) {
            boolean leaves =
                    target.isWanted() && given.stream().anyMatch(each -> means(each, target.id(), target.port()));
            targets.add(leaves ? target.deregistered(change.now()) : target);
        }
        put(change, group, targets);
        for (Target target : change.state().targetsIn(group.targetGroupArn())) {
            TargetDescription described = TargetHealths.of(group, target, true).target();
            if (!target.isGone() && given.stream().anyMatch(each -> means(each, described))) {
                change.emit(new Event.TargetTakenOut(target.id()));
            }
        }
        return new DeregisterTargetsResponse();
    }

    /** How the targets of a group fare: all of them, or those that are asked for. */
    public DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request, Change change) {
        TargetGroup group = Given.targetGroup(change.state().balancing(), request.targetGroupArn());
        String arn = group.targetGroupArn();
        boolean inUse = TargetGroupUse.of(change.state().balancing()).isUsed(arn);
        TargetGroupSettings settings =
                TargetGroupSettings.of(change.state().balancing(), arn).orElseThrow();
        List<TargetHealthDescription> all = new ArrayList<>();
        for (Target target : change.state().targetsIn(arn)) {
            if (!target.isGone()) {
                all.add(TargetHealths.of(group, target, inUse));
            }
        }
        for (StaticTarget target : left(change, group)) {
            all.add(TargetHealths.of(group, target, inUse, settings, change.now()));
        }
        if (!Given.isGiven(request.targets())) {
            return new DescribeTargetHealthResponse(all);
        }
        List<TargetHealthDescription> asked = new ArrayList<>();
        for (TargetDescription given : Given.some(request.targets())) {
            checkId(group, Given.required(given.id(), "targets.member.id"));
            List<TargetHealthDescription> found =
                    all.stream().filter(each -> means(given, each.target())).toList();
            asked.addAll(found.isEmpty() ? List.of(TargetHealths.missing(group, given)) : found);
        }
        return new DescribeTargetHealthResponse(asked);
    }

    private static void put(Change change, TargetGroup group, List<StaticTarget> targets) {
        if (!targets.equals(change.state().balancing().staticTargets(group.targetGroupArn()))) {
            change.emit(new Event.StaticTargetsChanged(group.targetGroupArn(), targets));
        }
    }

    /** Those that are wanted or still drain. */
    private static List<StaticTarget> left(Change change, TargetGroup group) {
        TargetGroupSettings settings = TargetGroupSettings.of(change.state().balancing(), group.targetGroupArn())
                .orElseThrow();
        return change.state().balancing().staticTargets(group.targetGroupArn()).stream()
                .filter(target -> !isGone(target, settings, change.now()))
                .toList();
    }

    private static boolean isGone(StaticTarget target, TargetGroupSettings settings, Instant now) {
        Instant left = target.deregisteredAt();
        return left != null && !now.isBefore(left.plus(settings.deregistrationDelay()));
    }

    private static boolean means(TargetDescription given, TargetDescription target) {
        return means(given, target.id(), Objects.requireNonNullElse(target.port(), 0));
    }

    /** Without a port every port of the target is meant. */
    private static boolean means(TargetDescription given, String id, int port) {
        return given.id().equals(id) && (given.port() == null || given.port() == port);
    }

    private static int port(TargetGroup group, TargetDescription given) {
        return given.port() == null ? group.port() : Given.between(given.port(), 1, 65_535, "targets.member.port");
    }

    private static void checkId(TargetGroup group, String id) {
        boolean ip = group.targetType().equals("ip");
        if (!(ip ? ADDRESS : INSTANCE).matcher(id).matches()) {
            throw Refusals.validation(
                    ip
                            ? "The IP address '" + Given.shortened(id) + "' is not a valid IPv4 or IPv6 address"
                            : "Instance ID '" + Given.shortened(id) + "' is not valid");
        }
    }
}
