package dev.evenkeel.core.deployment.stage;

import org.jspecify.annotations.Nullable;

/**
 * What a staged deployment looks at beside its own record.
 *
 * @param desired the service's desired count now
 * @param others tasks of deployments that are neither blue nor green, stopped ones not counted
 * @param alarm why the deployment's alarms fail it; null when they do not
 */
public record StageInputs(
        int desired,
        RevisionTally blue,
        RevisionTally green,
        int others,
        @Nullable String alarm) {}
