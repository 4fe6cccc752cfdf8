package dev.evenkeel.docker.task;

import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.registry.DockerConfig;
import dev.evenkeel.docker.registry.ImageReference;
import dev.evenkeel.docker.registry.PullBehavior;
import dev.evenkeel.docker.registry.PullProgress;
import dev.evenkeel.docker.registry.RegistryLogin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine's images: each pull runs once, however many tasks wait for it; digests are asked for once. */
final class ImageStore {

    private static final System.Logger LOG = System.getLogger(ImageStore.class.getName());
    private static final String PAUSE_REPOSITORY = "evenkeel/pause";
    private static final String PAUSE_TAG = "1";
    static final String PAUSE = PAUSE_REPOSITORY + ":" + PAUSE_TAG;
    private static final int DIGESTS_KEPT = 1000;
    private static final int PULLED_KEPT = 10_000;
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final EngineClient engine;
    private final PauseProgram pauseProgram;
    private final PullBehavior behavior;
    private final DockerConfig logins;
    private final Map<Pull, Future<Void>> pulls = new HashMap<>();
    private final Set<String> pulled = new HashSet<>();
    private final Map<String, Optional<String>> digests = new LinkedHashMap<>();
    private @Nullable Future<Void> pauseImage;

    private record Pull(String image, @Nullable RegistryLogin login) {}

    /**
     * The images of one engine.
     *
     * @param architecture of the engine's machine, as the kernel names it
     * @param logins used where a container definition names no credentials
     */
    ImageStore(Vertx vertx, EngineClient engine, String architecture, PullBehavior behavior, DockerConfig logins) {
        this.vertx = vertx;
        this.engine = engine;
        this.behavior = behavior;
        this.logins = logins;
        pauseProgram = new PauseProgram(architecture);
    }

    /** Does before a start what the pull behaviour asks for; what is missing afterwards is pulled then. */
    Future<Void> beforeStart(String image, @Nullable RegistryLogin login) {
        return switch (behavior) {
            case PREFER_CACHED -> Future.succeededFuture();
            case ONCE -> pulled.contains(image) ? Future.succeededFuture() : pull(image, login);
            case ALWAYS -> pull(image, login);
            case DEFAULT -> pull(image, login).recover(failure -> useCached(image, failure));
        };
    }

    private Future<Void> useCached(String image, Throwable failure) {
        return engine.imageId(image).<Void>mapEmpty().recover(missing -> Future.failedFuture(failure));
    }

    /** @param login null for the one that Docker has kept, if any */
    Future<Void> pull(String image, @Nullable RegistryLogin login) {
        Pull wanted = new Pull(image, login);
        Future<Void> running = pulls.get(wanted);
        if (running != null) {
            return running;
        }
        Future<Void> pull = login(image, login)
                .compose(found -> pulling(image, found.orElse(null)))
                .onSuccess(done -> remember(image))
                .onComplete(done -> pulls.remove(wanted));
        if (!pull.isComplete()) {
            pulls.put(wanted, pull);
        }
        return pull;
    }

    private Future<Void> pulling(String image, @Nullable RegistryLogin login) {
        LOG.log(System.Logger.Level.DEBUG, "image={0} pulling", image);
        PullProgress progress = new PullProgress();
        long timer = vertx.setPeriodic(
                BETWEEN_WORDS.toMillis(),
                tick -> progress.text()
                        .ifPresent(text -> LOG.log(System.Logger.Level.INFO, "image={0} pulling, {1}", image, text)));
        return engine.pull(image, login == null ? null : login.header(), progress::step)
                .onComplete(done -> {
                    vertx.cancelTimer(timer);
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            "image={0} {1}",
                            image,
                            done.succeeded() ? "pulled" : "not pulled");
                });
    }

    private Future<Optional<RegistryLogin>> login(String image, @Nullable RegistryLogin given) {
        return given != null
                ? Future.succeededFuture(Optional.of(given))
                : vertx.executeBlocking(() -> logins.login(ImageReference.of(image)), false);
    }

    private void remember(String image) {
        if (pulled.size() >= PULLED_KEPT) {
            pulled.clear();
        }
        pulled.add(image);
    }

    /**
     * The digest of an image by its id, in the repository that a container names; empty when it came from no registry, or
     * from another one, or when it cannot be asked for.
     */
    Future<Optional<String>> digest(String imageId, String image) {
        String repository = ImageReference.of(image).repository();
        String key = imageId + " " + repository;
        Optional<String> known = digests.get(key);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return engine.imageDigest(imageId, repository)
                .onSuccess(digest -> {
                    if (digests.size() >= DIGESTS_KEPT) {
                        digests.remove(digests.keySet().iterator().next());
                    }
                    digests.put(key, digest);
                })
                // A digest is shown and never needed: a task must not fail for want of it.
                .otherwise(Optional.empty());
    }

    /** Makes the image {@link #PAUSE} unless the engine has it. */
    Future<Void> pauseImage() {
        if (pauseImage == null) {
            pauseImage = engine.imageId(PAUSE)
                    .<Void>mapEmpty()
                    .recover(failure -> EngineException.isNotFound(failure)
                            ? engine.importImage(PAUSE_REPOSITORY, PAUSE_TAG, pauseProgram.archive())
                            : Future.failedFuture(failure))
                    .onFailure(failure -> pauseImage = null);
        }
        return pauseImage;
    }
}
