package dev.evenkeel.core.deployment;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.ServiceSettings;
import java.time.Instant;

/** What a service was asked to run at one time. It never changes. */
public record ServiceRevision(
        String serviceRevisionArn, ServiceArn serviceArn, ServiceSettings settings, Instant createdAt) {}
