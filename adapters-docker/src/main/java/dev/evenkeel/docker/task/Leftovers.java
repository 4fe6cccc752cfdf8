package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.docker.client.EngineClient.Listed;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The containers of this owner that are on the engine, by task. After a restart a thousand tasks may be asked about in a
 * row: those that are while the engine has not answered share one list.
 */
final class Leftovers {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final RunEnvironment environment;
    private final String prefix;
    private @Nullable Future<SortedMap<TaskArn, List<Listed>>> asked;

    /** @param scope whose tasks count: regions may have one owner */
    Leftovers(RunEnvironment environment, ArnScope scope) {
        this.environment = environment;
        String any = scope.task("any", "task").value();
        prefix = any.substring(0, any.indexOf("task/") + "task/".length());
    }

    /** What there is of a task; empty when there is nothing. An engine that does not answer is asked until it does. */
    Future<List<Listed>> of(TaskArn task) {
        return all().map(tasks -> tasks.getOrDefault(task, List.of()));
    }

    /** What there is of all tasks. */
    Future<SortedMap<TaskArn, List<Listed>>> all() {
        if (asked == null) {
            asked = ask().onComplete(answered -> asked = null);
        }
        return asked;
    }

    /**
     * Removes the volumes of tasks that have neither a container nor anybody who knows them: somebody has removed their
     * containers while we were away.
     */
    void removeVolumes(Predicate<TaskArn> isKnown) {
        environment
                .engine()
                .volumes(List.of(OwnLabels.OWNER + "=" + environment.owner(), OwnLabels.TASK))
                .onSuccess(found -> found.stream()
                        .filter(volume -> isOrphan(volume.labels().getOrDefault(OwnLabels.TASK, ""), isKnown))
                        .forEach(volume -> environment.removeVolume(volume.name())));
    }

    private boolean isOrphan(String task, Predicate<TaskArn> isKnown) {
        return task.startsWith(prefix) && !isKnown.test(new TaskArn(task));
    }

    private Future<SortedMap<TaskArn, List<Listed>>> ask() {
        return environment
                .engine()
                .list(OwnLabels.OWNER, environment.owner())
                .map(this::byTask)
                .recover(away -> environment
                        .vertx()
                        .timer(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(nothing -> ask()));
    }

    private SortedMap<TaskArn, List<Listed>> byTask(List<Listed> found) {
        SortedMap<TaskArn, List<Listed>> tasks = new TreeMap<>();
        for (Listed container : found) {
            String task = container.labels().getOrDefault(OwnLabels.TASK, "");
            if (task.startsWith(prefix)) {
                tasks.computeIfAbsent(new TaskArn(task), key -> new ArrayList<>())
                        .add(container);
            }
        }
        return Collections.unmodifiableSortedMap(tasks);
    }
}
