package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Certificate;
import dev.evenkeel.core.balancing.MutualAuthenticationAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ModifyListener is asked. */
public record ModifyListenerRequest(
        @Nullable String listenerArn,
        @Nullable Integer port,
        @Nullable String protocol,
        @Nullable String sslPolicy,
        @Nullable List<Certificate> certificates,
        @Nullable List<Action> defaultActions,
        @Nullable List<String> alpnPolicy,
        @Nullable MutualAuthenticationAttributes mutualAuthentication) {}
