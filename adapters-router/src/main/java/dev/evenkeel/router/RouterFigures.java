package dev.evenkeel.router;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.router.target.GroupMeter;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.TargetMeter;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Of a target.
     *
     * @param task whose container it is; null for one that was registered by hand
     * @param inFlight requests and connections under way
     */
    public record OfTarget(
            String targetGroupArn,
            @Nullable TaskArn task,
            String address,
            int port,
            int inFlight,
            TargetMeter.Figures figures) {

        static OfTarget of(LiveTarget target, @Nullable TaskArn task) {
            return new OfTarget(
                    target.targetGroupArn(),
                    task,
                    target.address(),
                    target.port(),
                    target.inFlight(),
                    target.meter().figures());
        }
    }

    /** Of a target group, whichever targets it had. */
    public record OfGroup(String targetGroupArn, GroupMeter.Figures figures) {}
}
