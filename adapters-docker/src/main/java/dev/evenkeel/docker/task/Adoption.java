package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.docker.client.ContainerInspection;
import dev.evenkeel.docker.client.EngineClient.Listed;
import dev.evenkeel.docker.client.EngineException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the containers that an earlier life of this process has made for one task. They stay as they are: none is
 * started, stopped or made anew.
 *
 * <ol>
 *   <li>The container that holds the network comes first: the addresses of the others are its.
 *   <li>A container that runs, or has run, goes on from what the engine says of it now: its health, its ports, its end.
 *   <li>One that is not there any more has stopped: as it was put on record, if it was, else for no reason that is known.
 *   <li>An engine that does not answer is asked again until it does.
 * </ol>
 */
final class Adoption {

    static final String REMOVED = "NoSuchContainerError: the container was removed";

    private static final String NEVER_STARTED = "CannotStartContainerError: the container was made but never started";
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** The task that is taken over. */
    interface Listener {

        /** A container of it is there; its events count from now on. */
        void found(@Nullable ContainerRun container, String id);

        /** It runs, or has run. */
        void adopted(ContainerRun container, ContainerInspection seen, Optional<String> imageDigest);
    }

    private final RunEnvironment environment;
    private final TaskNetwork network;
    private final TaskContainers containers;
    private final List<ContainerObservation> last;
    private final Listener listener;

    /** @param last what was put on record of the containers last */
    Adoption(
            RunEnvironment environment,
            TaskNetwork network,
            TaskContainers containers,
            List<ContainerObservation> last,
            Listener listener) {
        this.environment = environment;
        this.network = network;
        this.containers = containers;
        this.last = List.copyOf(last);
        this.listener = listener;
    }

    /** @param there the task's containers on the engine */
    Future<Void> of(List<Listed> there) {
        return adoptNetwork(there)
                .compose(nothing -> Future.join(containers.all().stream()
                        .map(container -> adopt(container, named(there, container.name())))
                        .toList()))
                .mapEmpty();
    }

    private Future<Void> adoptNetwork(List<Listed> there) {
        Optional<Listed> pause = named(there, OwnLabels.PAUSE);
        if (pause.isEmpty()) {
            return Future.succeededFuture();
        }
        listener.found(null, pause.get().id());
        return inspect(pause.get().id())
                .onSuccess(seen -> seen.ifPresent(network::adopted))
                .mapEmpty();
    }

    private Future<Void> adopt(ContainerRun container, Optional<Listed> listed) {
        Optional<ContainerObservation> before = last.stream()
                .filter(seen -> seen.name().equals(container.name()))
                .findFirst();
        before.ifPresent(seen -> container.restartedBefore(seen.restartCount()));
        if (listed.isEmpty()) {
            gone(container, before);
            return Future.succeededFuture();
        }
        String id = listed.get().id();
        listener.found(container, id);
        return inspect(id).compose(seen -> {
            if (seen.isEmpty()) {
                gone(container, before);
                return Future.succeededFuture();
            }
            if (!seen.get().isRunning() && !seen.get().hasEnded()) {
                container.ended(null, NEVER_STARTED);
                return Future.succeededFuture();
            }
            return environment
                    .images()
                    .digest(
                            seen.get().imageId(),
                            String.valueOf(container.definition().image()))
                    .onSuccess(digest -> listener.adopted(container, seen.get(), digest))
                    .mapEmpty();
        });
    }

    private static void gone(ContainerRun container, Optional<ContainerObservation> before) {
        if (before.filter(seen -> seen.status() == ContainerStatus.STOPPED).isPresent()) {
            container.ended(before.get().exitCode(), before.get().reason());
        } else {
            boolean ran = before.filter(seen -> seen.status() == ContainerStatus.RUNNING)
                    .isPresent();
            container.ended(null, ran ? REMOVED : null);
        }
    }

    private Future<Optional<ContainerInspection>> inspect(String id) {
        return environment.engine().inspect(id).map(Optional::of).recover(failure -> {
            if (EngineException.isNotFound(failure)) {
                return Future.succeededFuture(Optional.empty());
            }
            return environment
                    .vertx()
                    .timer(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(nothing -> inspect(id));
        });
    }

    private static Optional<Listed> named(List<Listed> there, String name) {
        return there.stream()
                .filter(container -> name.equals(container.labels().get(OwnLabels.CONTAINER)))
                .findFirst();
    }
}
