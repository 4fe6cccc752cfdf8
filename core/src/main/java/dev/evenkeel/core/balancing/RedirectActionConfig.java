package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** Where a client is sent to; a part that is absent, or {@code #{part}}, stays as it was asked. */
public record RedirectActionConfig(
        @Nullable String protocol,
        @Nullable String port,
        @Nullable String host,
        @Nullable String path,
        @Nullable String query,
        @Nullable String statusCode) {}
