package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What PutAccountSetting is asked. */
public record PutAccountSettingRequest(
        @Nullable String name,
        @Nullable String value,
        @Nullable String principalArn) {}
