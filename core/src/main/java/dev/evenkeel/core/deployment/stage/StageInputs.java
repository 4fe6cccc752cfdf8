package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.DeploymentFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a staged deployment looks at beside its own record.
 *
 * @param desired the service's desired count now
 * @param others tasks of deployments that are neither blue nor green
 * @param failure why it is to be given up: somebody asked for it, or an alarm went off; null when it is not
 * @param rollsBack whether it is then rolled back, rather than left as it is
 */
public record StageInputs(
        int desired,
        RevisionTally blue,
        RevisionTally green,
        RevisionTally others,
        @Nullable DeploymentFailure failure,
        boolean rollsBack) {}
