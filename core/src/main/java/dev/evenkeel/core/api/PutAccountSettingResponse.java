package dev.evenkeel.core.api;

import dev.evenkeel.core.account.Setting;
import org.jspecify.annotations.Nullable;

/** What PutAccountSetting answers. */
public record PutAccountSettingResponse(@Nullable Setting setting) {}
