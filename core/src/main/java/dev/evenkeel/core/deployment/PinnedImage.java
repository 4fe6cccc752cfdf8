package dev.evenkeel.core.deployment;

/** The image that a container of a revision runs, whatever its tag comes to mean. */
public record PinnedImage(String containerName, String imageDigest) {}
