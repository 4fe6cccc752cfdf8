package dev.evenkeel.core.api;

import dev.evenkeel.core.port.CommandSession;
import org.jspecify.annotations.Nullable;

/** What ExecuteCommand answers. */
public record ExecuteCommandResponse(
        @Nullable String clusterArn,
        @Nullable String containerArn,
        @Nullable String containerName,
        @Nullable Boolean interactive,
        @Nullable CommandSession session,
        @Nullable String taskArn) {}
