package dev.evenkeel.core.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lifecycle hook of the stage that a deployment is in. */
public record DeploymentLifecycleHookDetail(
        @Nullable String hookId,
        @Nullable String targetType,
        @Nullable String targetArn,
        @Nullable String status,
        @Nullable Instant expiresAt,
        @Nullable String timeoutAction) {}
