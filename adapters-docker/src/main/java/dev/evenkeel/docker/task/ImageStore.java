package dev.evenkeel.docker.task;

import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine's images: each pull runs once, however many tasks wait for it; digests are asked for once. */
final class ImageStore {

    private static final String PAUSE_REPOSITORY = "evenkeel/pause";
    private static final String PAUSE_TAG = "1";
    static final String PAUSE = PAUSE_REPOSITORY + ":" + PAUSE_TAG;
    private static final int DIGESTS_KEPT = 1000;

    private final EngineClient engine;
    private final PauseProgram pauseProgram;
    private final Map<String, Future<Void>> pulls = new HashMap<>();
    private final Map<String, Optional<String>> digests = new LinkedHashMap<>();
    private @Nullable Future<Void> pauseImage;

    /** @param architecture of the engine's machine, as the kernel names it */
    ImageStore(EngineClient engine, String architecture) {
        this.engine = engine;
        this.pauseProgram = new PauseProgram(architecture);
    }

    Future<Void> pull(String image) {
        Future<Void> running = pulls.get(image);
        if (running != null) {
            return running;
        }
        Future<Void> pull = engine.pull(image);
        pulls.put(image, pull);
        return pull.onComplete(done -> pulls.remove(image));
    }

    /** The digest of an image by its id; empty when it came from no registry, or when it cannot be asked for. */
    Future<Optional<String>> digest(String imageId) {
        Optional<String> known = digests.get(imageId);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return engine.imageDigest(imageId)
                .onSuccess(digest -> {
                    if (digests.size() >= DIGESTS_KEPT) {
                        digests.remove(digests.keySet().iterator().next());
                    }
                    digests.put(imageId, digest);
                })
                // A digest is shown and never needed: a task must not fail for want of it.
                .otherwise(Optional.empty());
    }

    /** Makes the image {@link #PAUSE} unless the engine has it. */
    Future<Void> pauseImage() {
        if (pauseImage == null) {
            pauseImage = engine.imageDigest(PAUSE)
                    .<Void>mapEmpty()
                    .recover(failure -> EngineException.isNotFound(failure)
                            ? engine.importImage(PAUSE_REPOSITORY, PAUSE_TAG, pauseProgram.archive())
                            : Future.failedFuture(failure))
                    .onFailure(failure -> pauseImage = null);
        }
        return pauseImage;
    }
}
