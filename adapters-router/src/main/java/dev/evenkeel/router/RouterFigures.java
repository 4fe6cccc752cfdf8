package dev.evenkeel.router;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.router.model.Target;
import dev.evenkeel.router.target.GroupMeter;
import dev.evenkeel.router.target.TargetMeter;
import java.util.List;

/**
 * What went through the router since its start.
 *
 * @param targets that it knows now
 * @param groups that it has known
 * @param refusals requests that were no HTTP, at all listeners together
 */
public record RouterFigures(List<OfTarget> targets, List<OfGroup> groups, long refusals) {
    public RouterFigures {
        targets = List.copyOf(targets);
        groups = List.copyOf(groups);
    }

    static RouterFigures of(List<OfTarget> targets, List<OfGroup> groups, long refusals) {
        return new RouterFigures(targets, groups, refusals);
    }

    /** @param inFlight requests and connections under way */
    public record OfTarget(Target target, ServiceArn serviceArn, int inFlight, TargetMeter.Figures figures) {}

    /** Of a target group, whichever targets it had. */
    public record OfGroup(String targetGroupArn, GroupMeter.Figures figures) {}
}
