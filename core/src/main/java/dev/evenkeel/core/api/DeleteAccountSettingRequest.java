package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteAccountSetting is asked. */
public record DeleteAccountSettingRequest(
        @Nullable String name, @Nullable String principalArn) {}
