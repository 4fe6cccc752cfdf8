package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.secret.SecretText;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.docker.client.ContainerInspection;
import dev.evenkeel.docker.registry.RegistryLogin;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the containers of one task, and tells what came of it. */
final class ContainerStarter {

    /** Who wants to know. */
    interface Listener {

        /** The engine has made the container; it does not run yet. */
        void created(ContainerRun container, String id);

        /** It runs, or has run and ended already. */
        void started(ContainerRun container, ContainerInspection seen, Optional<String> imageDigest);

        /**
         * It never ran.
         *
         * @param reason in ECS's words, null when the task was to stop before
         */
        void failed(ContainerRun container, @Nullable String reason);
    }

    private final RunEnvironment environment;
    private final TaskStart start;
    private final Supplier<Surroundings> surroundings;
    private final TaskSecrets secrets;
    private final BooleanSupplier wanted;
    private final Listener listener;

    /**
     * Starts for one task.
     *
     * @param surroundings asked for each container anew
     * @param wanted whether the task is still to run
     */
    ContainerStarter(
            RunEnvironment environment,
            TaskStart start,
            Supplier<Surroundings> surroundings,
            TaskSecrets secrets,
            BooleanSupplier wanted,
            Listener listener) {
        this.environment = environment;
        this.start = start;
        this.surroundings = surroundings;
        this.secrets = secrets;
        this.wanted = wanted;
        this.listener = listener;
    }

    void begin(ContainerRun container) {
        container.launched();
        JsonObject spec = ContainerSpec.of(start, container.definition(), surroundings.get());
        ContainerVariables.addMissing(
                spec, environment.agent().variables(start, container.name(), container.engineName()));
        secrets.addTo(spec, container.definition());
        login(container.definition())
                .compose(login -> new ContainerLaunch(
                                environment,
                                container.engineName(),
                                spec,
                                login.orElse(null),
                                wanted,
                                id -> listener.created(container, id))
                        .run())
                .compose(seen -> environment
                        .images()
                        .digest(
                                seen.imageId(),
                                String.valueOf(container.definition().image()))
                        .map(digest -> {
                            listener.started(container, seen, digest);
                            return null;
                        }))
                .onFailure(failure -> failed(container, failure));
    }

    private Future<Optional<RegistryLogin>> login(ContainerDefinition container) {
        SecretText secret = secrets.repositoryCredentials(container);
        try {
            return Future.succeededFuture(
                    secret == null ? Optional.empty() : Optional.of(RegistryLogin.ofSecret(secret.reveal())));
        } catch (IllegalArgumentException unusable) {
            return Future.failedFuture(
                    new IllegalStateException("CannotPullContainerAuthError: " + unusable.getMessage()));
        }
    }

    private void failed(ContainerRun container, Throwable failure) {
        // Whatever the engine made of it, a start that came too late included, must not run.
        environment.remove(container.engineName());
        listener.failed(
                container,
                failure instanceof CancellationException ? null : secrets.redact(String.valueOf(failure.getMessage())));
    }
}
