package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.MountPoint;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.definition.TaskVolume;
import dev.evenkeel.docker.definition.TaskVolume.EngineVolume;
import dev.evenkeel.docker.definition.TaskVolume.HostFolder;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The volumes that the containers of a task mount.
 *
 * <ol>
 *   <li>A folder of the host is looked up, and mounted by its real path.
 *   <li>A volume of the task is made under a name of its own, and removed when the task is forgotten.
 *   <li>A shared volume has the name that the task definition gives it. It is used when it is there, made when it is not
 *       and {@code autoprovision} says so, and never removed.
 * </ol>
 */
final class TaskVolumes implements TaskResource {

    private final RunEnvironment environment;
    private final TaskStart start;
    private final HostFolders folders;
    private final SortedMap<String, String> sources = new TreeMap<>();
    private final List<String> ours = new ArrayList<>();

    TaskVolumes(RunEnvironment environment, TaskStart start) {
        this.environment = environment;
        this.start = start;
        folders = environment.host().folders();
    }

    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        List<Future<Void>> all = TaskVolume.all(start.taskDefinition()).stream()
                .filter(volume -> isMounted(volume.name()))
                .map(this::make)
                .toList();
        return Future.join(all).mapEmpty();
    }

    /** What to mount for each volume: a path of the host or a name of the engine's. Complete once all are made. */
    SortedMap<String, String> sources() {
        return Collections.unmodifiableSortedMap(sources);
    }

    @Override
    public void adopt() {
        for (TaskVolume volume : TaskVolume.all(start.taskDefinition())) {
            if (volume instanceof EngineVolume engine && !engine.shared() && isMounted(engine.name())) {
                ours.add(OwnLabels.volumeName(start, engine.name(), environment.owner()));
            }
        }
    }

    @Override
    public void remove() {
        ours.forEach(environment::removeVolume);
        ours.clear();
    }

    private Future<Void> make(TaskVolume volume) {
        return switch (volume) {
            case HostFolder folder ->
                resolve(folder.sourcePath())
                        .onSuccess(path -> sources.put(folder.name(), path))
                        .mapEmpty();
            case EngineVolume engine ->
                (engine.shared() ? makeShared(engine) : makeOwn(engine))
                        .recover(failure -> Future.failedFuture(
                                new IllegalStateException(StopReason.of(StopReason.Step.VOLUME, failure))));
            case TaskVolume.Elsewhere elsewhere ->
                Future.failedFuture(new IllegalStateException("CannotCreateVolumeError: " + elsewhere.what()));
        };
    }

    private Future<Void> makeOwn(EngineVolume volume) {
        String name = OwnLabels.volumeName(start, volume.name(), environment.owner());
        sources.put(volume.name(), name);
        ours.add(name);
        SortedMap<String, String> labels = new TreeMap<>(volume.labels());
        labels.put(OwnLabels.OWNER, environment.owner());
        labels.put(OwnLabels.TASK, start.taskArn().value());
        return create(name, volume, labels);
    }

    private Future<Void> makeShared(EngineVolume volume) {
        sources.put(volume.name(), volume.name());
        return environment.engine().findVolume(volume.name()).recover(failure -> {
            if (!EngineException.isNotFound(failure) || !volume.autoprovision()) {
                return Future.failedFuture(failure);
            }
            SortedMap<String, String> labels = new TreeMap<>(volume.labels());
            labels.put(OwnLabels.OWNER, environment.owner());
            return create(volume.name(), volume, labels);
        });
    }

    private Future<Void> create(String name, EngineVolume volume, SortedMap<String, String> labels) {
        SortedMap<String, String> options = new TreeMap<>(volume.options());
        Future<Void> looked = VolumeOptions.boundFolder(volume)
                .map(this::resolve)
                .map(found -> found.<Void>map(path -> {
                    options.put("device", path);
                    return null;
                }))
                .orElseGet(Future::succeededFuture);
        return looked.compose(nothing -> environment.engine().createVolume(name, volume.driver(), options, labels));
    }

    private Future<String> resolve(String path) {
        return environment.vertx().executeBlocking(() -> folders.resolve(path), false);
    }

    private boolean isMounted(String volume) {
        return start.taskDefinition().containers().stream()
                .map(ContainerDefinition::mountPoints)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(MountPoint::sourceVolume)
                .anyMatch(volume::equals);
    }
}
