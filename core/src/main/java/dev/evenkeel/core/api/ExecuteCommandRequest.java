package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ExecuteCommand is asked. */
public record ExecuteCommandRequest(
        @Nullable String cluster,
        @Nullable String container,
        @Nullable String command,
        @Nullable Boolean interactive,
        @Nullable String task) {}
