package dev.evenkeel.core.operation;

import dev.evenkeel.core.account.Setting;
import dev.evenkeel.core.api.DeleteAccountSettingRequest;
import dev.evenkeel.core.api.DeleteAccountSettingResponse;
import dev.evenkeel.core.api.ListAccountSettingsRequest;
import dev.evenkeel.core.api.ListAccountSettingsResponse;
import dev.evenkeel.core.api.PutAccountSettingDefaultRequest;
import dev.evenkeel.core.api.PutAccountSettingDefaultResponse;
import dev.evenkeel.core.api.PutAccountSettingRequest;
import dev.evenkeel.core.api.PutAccountSettingResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operations on account settings. They are kept and shown; none of them changes how tasks run. */
public final class AccountSettingOperations {
    private static final SortedMap<String, String> DEFAULTS = Collections.unmodifiableSortedMap(defaults());

    AccountSettingOperations() {}

    private static SortedMap<String, String> defaults() {
        SortedMap<String, String> defaults = new TreeMap<>();
        defaults.put("awsvpcTrunking", "disabled");
        defaults.put("containerInsights", "disabled");
        defaults.put("containerInstanceLongArnFormat", "enabled");
        defaults.put("defaultLogDriverMode", "non-blocking");
        defaults.put("fargateEventWindows", "disabled");
        defaults.put("fargateFIPSMode", "disabled");
        defaults.put("fargateTaskRetirementWaitPeriod", "7");
        defaults.put("guardDutyActivate", "off");
        defaults.put("serviceLongArnFormat", "enabled");
        defaults.put("tagResourceAuthorization", "off");
        defaults.put("taskLongArnFormat", "enabled");
        return defaults;
    }

    /** Sets a value for one principal, the root user when none is named. */
    public PutAccountSettingResponse putAccountSetting(PutAccountSettingRequest request, Change change) {
        return new PutAccountSettingResponse(
                put(change, principal(change, request.principalArn()), request.name(), request.value()));
    }

    /** Sets the value for everybody who has none of their own. */
    public PutAccountSettingDefaultResponse putAccountSettingDefault(
            PutAccountSettingDefaultRequest request, Change change) {
        return new PutAccountSettingDefaultResponse(
                put(change, change.scope().rootPrincipal(), request.name(), request.value()));
    }

    private static Setting put(Change change, String principal, @Nullable String name, @Nullable String value) {
        String known = known(name);
        if (value == null || value.isBlank()) {
            throw EcsException.invalidParameter("The value of account setting " + known + " can not be blank.");
        }
        change.emit(new Event.AccountSettingChanged(principal, known, value));
        return new Setting(known, value, principal, "user");
    }

    /** Puts a principal's setting back to the default. */
    public DeleteAccountSettingResponse deleteAccountSetting(DeleteAccountSettingRequest request, Change change) {
        String name = known(request.name());
        String principal = principal(change, request.principalArn());
        String value = effective(change, principal, name);
        change.emit(new Event.AccountSettingChanged(principal, name, null));
        return new DeleteAccountSettingResponse(new Setting(name, value, principal, "user"));
    }

    /** Lists what a principal has set; with {@code effectiveSettings} also what holds by default. */
    public ListAccountSettingsResponse listAccountSettings(ListAccountSettingsRequest request, Change change) {
        String principal = principal(change, request.principalArn());
        String name = request.name() == null ? null : known(request.name());
        boolean effective = Boolean.TRUE.equals(request.effectiveSettings());
        List<Setting> settings = DEFAULTS.keySet().stream()
                .filter(key -> name == null || name.equals(key))
                .filter(key ->
                        effective || change.state().accountSettings(principal).containsKey(key))
                .map(key -> new Setting(key, effective(change, principal, key), principal, "user"))
                .filter(setting -> request.value() == null || request.value().equals(setting.value()))
                .toList();
        // The service model allows 10 a page, which is also what it gives without being asked.
        Page<Setting> page = Page.of(
                settings, setting -> String.valueOf(setting.name()), request.maxResults(), 10, 10, request.nextToken());
        return new ListAccountSettingsResponse(page.items(), page.nextToken());
    }

    private static String effective(Change change, String principal, String name) {
        String own = change.state().accountSettings(principal).get(name);
        String root =
                change.state().accountSettings(change.scope().rootPrincipal()).get(name);
        return own != null ? own : root != null ? root : DEFAULTS.getOrDefault(name, "");
    }

    private static String principal(Change change, @Nullable String given) {
        return given == null || given.isBlank() ? change.scope().rootPrincipal() : given;
    }

    private static String known(@Nullable String name) {
        if (name == null || !DEFAULTS.containsKey(name)) {
            throw EcsException.invalidParameter(
                    "unknown should be one of [" + String.join(",", DEFAULTS.keySet()) + "]");
        }
        return name;
    }
}
