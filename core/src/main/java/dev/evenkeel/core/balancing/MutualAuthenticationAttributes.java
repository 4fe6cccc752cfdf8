package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** Whether clients show certificates of their own. */
public record MutualAuthenticationAttributes(
        @Nullable String mode,
        @Nullable String trustStoreArn,
        @Nullable Boolean ignoreClientCertificateExpiry) {}
