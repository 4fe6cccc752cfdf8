package dev.evenkeel.core.deployment;

import java.time.Instant;

/**
 * Where a deployment was rolled back to, and why.
 *
 * @param serviceRevisionArn the revision that runs again
 */
public record DeploymentRollback(String serviceRevisionArn, String reason, Instant startedAt) {}
