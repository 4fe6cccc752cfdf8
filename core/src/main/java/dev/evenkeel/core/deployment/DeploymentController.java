package dev.evenkeel.core.deployment;

import org.jspecify.annotations.Nullable;

/** Who moves a service between revisions: ECS, CODE_DEPLOY or EXTERNAL. */
public record DeploymentController(@Nullable String type) {}
