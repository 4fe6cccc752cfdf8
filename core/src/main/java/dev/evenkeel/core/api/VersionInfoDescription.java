package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What runs the containers of an instance. */
public record VersionInfoDescription(
        @Nullable String agentVersion,
        @Nullable String agentHash,
        @Nullable String dockerVersion) {}
