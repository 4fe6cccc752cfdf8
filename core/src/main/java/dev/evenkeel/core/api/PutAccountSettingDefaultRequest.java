package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What PutAccountSettingDefault is asked. */
public record PutAccountSettingDefaultRequest(
        @Nullable String name, @Nullable String value) {}
