package dev.evenkeel.core.account;

import org.jspecify.annotations.Nullable;

/** An account setting and the principal it holds for. */
public record Setting(
        @Nullable String name,
        @Nullable String value,
        @Nullable String principalArn,
        @Nullable String type) {}
