package dev.evenkeel.core.port;

import dev.evenkeel.core.id.TaskArn;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Puts work on running tasks and asks whether they answer, for rehearsals such as the walkthrough.
 *
 * <p>Promise: {@link #load} keeps on until it is called again for the same tasks or they stop. Failure: a task that
 * cannot be loaded or asked is treated as not answering. Threading: any thread, must not block.
 */
public interface WorkloadDriver {

    /**
     * Makes tasks work.
     *
     * @param cpuPercent of what each task reserved; 0 ends it
     */
    void load(Collection<TaskArn> tasks, double cpuPercent);

    /** Whether a task answers a request on its first port now. */
    CompletionStage<Boolean> answers(TaskArn task);
}
