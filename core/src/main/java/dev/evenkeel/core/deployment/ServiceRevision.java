package dev.evenkeel.core.deployment;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.ServiceSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service was asked to run at one time. It never changes, but for its images, which are fixed once.
 *
 * @param images by digest, as the first task that pulled them had them; null as long as none has, empty when that was
 *     given up
 */
public record ServiceRevision(
        String serviceRevisionArn,
        ServiceArn serviceArn,
        ServiceSettings settings,
        @Nullable List<PinnedImage> images,
        Instant createdAt) {
    public ServiceRevision {
        images = images == null ? null : List.copyOf(images);
    }

    /** The same with its images fixed. */
    public ServiceRevision withImages(List<PinnedImage> fixed) {
        return new ServiceRevision(serviceRevisionArn, serviceArn, settings, fixed, createdAt);
    }
}
