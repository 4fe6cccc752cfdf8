package dev.evenkeel.core.api;

import dev.evenkeel.core.account.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListAccountSettings answers. */
public record ListAccountSettingsResponse(
        @Nullable List<Setting> settings, @Nullable String nextToken) {}
