package dev.evenkeel.core.state;

import dev.evenkeel.core.id.TaskArn;
import java.time.Instant;

/** When the protection of a task ends. */
public record ProtectionEnd(Instant at, TaskArn taskArn) implements Comparable<ProtectionEnd> {

    @Override
    public int compareTo(ProtectionEnd other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : taskArn.compareTo(other.taskArn);
    }
}
