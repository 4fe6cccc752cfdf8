package dev.evenkeel.core.task;

import org.jspecify.annotations.Nullable;

/** An address of a container on a network of its own. */
public record NetworkInterface(
        @Nullable String attachmentId,
        @Nullable String privateIpv4Address,
        @Nullable String ipv6Address) {}
