package dev.evenkeel.core.port;

import dev.evenkeel.core.id.TaskArn;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What containers wrote to their standard output and error.
 *
 * <p>Promise: lines come in the order in which each container wrote them; {@code end} runs exactly once. Failure: a task
 * that is not known ends at once with a reason. Threading: any thread; lines come on a thread of the adapter's.
 */
public interface LogSource {

    /**
     * Reads the lines of a task.
     *
     * @param follow whether to go on until the task stops
     * @param end is given null when all was read, else why it was not
     * @return closes the reading early
     */
    AutoCloseable read(TaskArn task, boolean follow, Consumer<LogLine> lines, Consumer<@Nullable String> end);

    /** A line without its line end. */
    record LogLine(String container, String text) {}
}
