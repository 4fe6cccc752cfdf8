package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks, in CIDR form, that clients may be in. */
public record SourceIpConditionConfig(
        @Nullable List<String> values, @Nullable String ipAddressType) {}
