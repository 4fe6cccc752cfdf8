package dev.evenkeel.core.api;

import dev.evenkeel.core.account.Setting;
import org.jspecify.annotations.Nullable;

/** What DeleteAccountSetting answers. */
public record DeleteAccountSettingResponse(@Nullable Setting setting) {}
