package dev.evenkeel.core.port;

import dev.evenkeel.core.id.TaskArn;
import java.util.List;

/**
 * A command and the container it is for.
 *
 * @param container by the name that the task definition gives it
 * @param words the program and its arguments, at least one
 */
public record CommandTarget(TaskArn taskArn, String container, List<String> words) {
    public CommandTarget {
        words = List.copyOf(words);
    }
}
