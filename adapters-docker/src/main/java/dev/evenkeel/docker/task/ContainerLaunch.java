package dev.evenkeel.docker.task;

import dev.evenkeel.docker.client.ContainerInspection;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.registry.RegistryLogin;
import dev.evenkeel.docker.task.StopReason.Step;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one container from nothing to running: create, pull if the image is missing, start, look.
 *
 * <p>The image is asked for only after the engine has missed it, so that the usual start costs no call for it. A container
 * that is there already, from an earlier try or an earlier life of this process, is taken over when it was made from the
 * very same specification and is ours; else it is made anew.
 */
final class ContainerLaunch {

    private final RunEnvironment environment;
    private final String name;
    private final JsonObject spec;
    private final @Nullable RegistryLogin login;
    private final BooleanSupplier wanted;
    private final Consumer<String> created;

    /**
     * What a launch begins with.
     *
     * @param login of the image's registry, null for the one that Docker has kept, if any
     * @param wanted asked before each step; when it says no, the launch fails with a CancellationException
     * @param created is given the container's id before the container is started
     */
    ContainerLaunch(
            RunEnvironment environment,
            String name,
            JsonObject spec,
            @Nullable RegistryLogin login,
            BooleanSupplier wanted,
            Consumer<String> created) {
        this.environment = environment;
        this.name = name;
        this.spec = spec;
        this.login = login;
        this.wanted = wanted;
        this.created = created;
    }

    /** Why a launch failed. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Failure(Step step, Throwable cause) {
            super(StopReason.of(step, cause), cause, false, false);
        }
    }

    /** Runs to the first look at the running, or already ended, container. */
    Future<ContainerInspection> run() {
        return create().compose(found -> {
            created.accept(found.id());
            return found.hasEnded() ? Future.succeededFuture(found) : start(found.id());
        });
    }

    private Future<ContainerInspection> create() {
        String image = spec.getString("Image", "");
        return environment
                .images()
                .beforeStart(image, login)
                .recover(failure -> failed(Step.PULL, failure))
                .compose(nothing -> tryToCreate())
                .recover(failure -> isImageMissing(failure) ? pullAndCreate() : Future.failedFuture(failure))
                .map(ContainerLaunch::fresh)
                .recover(failure -> EngineException.isConflict(failure) ? takeOver() : Future.failedFuture(failure))
                .recover(failure -> failed(Step.CREATE, failure));
    }

    private Future<ContainerInspection> start(String id) {
        return environment
                .starts()
                .run(() -> ifWanted(() -> environment
                        .shield()
                        .cover(id, spec.getJsonObject("HostConfig").getString("NetworkMode", ""))
                        .compose(covered -> environment.engine().start(id))))
                .compose(nothing -> environment.engine().inspect(id))
                .recover(failure -> failed(Step.START, failure));
    }

    private Future<String> tryToCreate() {
        return ifWanted(() -> environment.engine().create(name, spec));
    }

    private Future<String> pullAndCreate() {
        return environment
                .images()
                .pull(spec.getString("Image", ""), login)
                .recover(failure -> failed(Step.PULL, failure))
                .compose(nothing -> tryToCreate());
    }

    private Future<ContainerInspection> takeOver() {
        return environment.engine().inspect(name).compose(found -> {
            if (!environment.owner().equals(found.labels().get(OwnLabels.OWNER))) {
                return Future.failedFuture(new IllegalStateException(
                        "a container named " + name + " is there already and is not Evenkeel's; remove or rename it"));
            }
            String ours = spec.getJsonObject("Labels").getString(OwnLabels.SPEC);
            if (ours.equals(found.labels().get(OwnLabels.SPEC))) {
                return Future.succeededFuture(found);
            }
            return environment
                    .engine()
                    .remove(found.id())
                    .compose(nothing -> tryToCreate())
                    .map(ContainerLaunch::fresh);
        });
    }

    private <T> Future<T> ifWanted(Supplier<Future<T>> action) {
        return wanted.getAsBoolean() ? action.get() : Future.failedFuture(new CancellationException());
    }

    private static boolean isImageMissing(Throwable failure) {
        return EngineException.isNotFound(failure)
                && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("no such image");
    }

    /** The engine answers a create call with the id alone. */
    private static ContainerInspection fresh(String id) {
        return ContainerInspection.of(new JsonObject().put("Id", id));
    }

    private static <T> Future<T> failed(Step step, Throwable failure) {
        return Future.failedFuture(
                failure instanceof Failure || failure instanceof CancellationException
                        ? failure
                        : new Failure(step, failure));
    }
}
