package dev.evenkeel.core.traffic;

import dev.evenkeel.core.id.TaskArn;
import java.util.Comparator;

/**
 * What names a target: a container port of one task in one target group.
 *
 * @param containerPort the port inside the container, as the service's {@code loadBalancers} has it
 */
public record TargetId(String targetGroupArn, TaskArn taskArn, String containerName, int containerPort)
        implements Comparable<TargetId> {
    private static final Comparator<TargetId> ORDER = Comparator.comparing(TargetId::taskArn)
            .thenComparing(TargetId::targetGroupArn)
            .thenComparing(TargetId::containerName)
            .thenComparingInt(TargetId::containerPort);

    /** By task, then by target group. */
    @Override
    public int compareTo(TargetId other) {
        return ORDER.compare(this, other);
    }
}
