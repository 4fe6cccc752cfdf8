package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What GetTaskProtection is asked. */
public record GetTaskProtectionRequest(
        @Nullable String cluster, @Nullable List<String> tasks) {}
