package dev.evenkeel.core.api;

import dev.evenkeel.core.account.Setting;
import org.jspecify.annotations.Nullable;

/** What PutAccountSettingDefault answers. */
public record PutAccountSettingDefaultResponse(@Nullable Setting setting) {}
