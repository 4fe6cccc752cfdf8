package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** An image that a revision runs, by name and by digest. */
public record ContainerImage(
        @Nullable String containerName,
        @Nullable String imageDigest,
        @Nullable String image) {}
