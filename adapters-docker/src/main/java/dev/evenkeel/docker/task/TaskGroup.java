package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The control group around a task that has a size of its own. Where none can be made, each container is held to the
 * task's size by itself, and their sum is not.
 */
final class TaskGroup implements TaskResource {

    private static final System.Logger LOG = System.getLogger(TaskGroup.class.getName());
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final int TRIES = 150;

    private final RunEnvironment environment;
    private final TaskStart start;
    private final @Nullable TaskGroups groups;
    private @Nullable String path;

    TaskGroup(RunEnvironment environment, TaskStart start) {
        this.environment = environment;
        this.start = start;
        groups = environment.host().groups();
    }

    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        TaskGroups here = groups;
        Integer cpu = EffectiveContainer.taskCpu(start);
        Integer memory = EffectiveContainer.taskMemory(start);
        if (here == null || (cpu == null && memory == null)) {
            return Future.succeededFuture();
        }
        Host limits = environment.host();
        Integer most = memory == null ? null : limits.memory(memory);
        return environment
                .vertx()
                .executeBlocking(() -> here.make(start.taskArn().id(), limits.cpu(cpu), most), false)
                .onSuccess(made -> path = made)
                .<Void>mapEmpty()
                .recover(failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "no control group around task={0}: {1}",
                            start.taskArn(),
                            failure);
                    return Future.succeededFuture();
                });
    }

    @Override
    public void adopt() {
        boolean limited = EffectiveContainer.taskCpu(start) != null || EffectiveContainer.taskMemory(start) != null;
        path = groups == null || !limited ? null : groups.path(start.taskArn().id());
    }

    /** As the engine takes it, null when there is none. */
    @Nullable
    String path() {
        return path;
    }

    @Override
    public void release() {
        TaskGroups here = groups;
        if (here != null && path != null) {
            path = null;
            remove(here, TRIES);
        }
    }

    /** The engine clears a container's own group away only after it has told of its end. */
    private void remove(TaskGroups here, int tries) {
        environment
                .vertx()
                .executeBlocking(() -> here.remove(start.taskArn().id()), false)
                .onComplete(done -> {
                    if (done.failed() || (!done.result() && tries == 0)) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "the control group of task={0} is left behind",
                                start.taskArn());
                    } else if (!done.result()) {
                        environment.after(AGAIN, () -> remove(here, tries - 1));
                    }
                });
    }
}
