package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Certificate;
import dev.evenkeel.core.balancing.MutualAuthenticationAttributes;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateListener is asked. */
public record CreateListenerRequest(
        @Nullable String loadBalancerArn,
        @Nullable String protocol,
        @Nullable Integer port,
        @Nullable String sslPolicy,
        @Nullable List<Certificate> certificates,
        @Nullable List<Action> defaultActions,
        @Nullable List<String> alpnPolicy,
        @Nullable List<Tag> tags,
        @Nullable MutualAuthenticationAttributes mutualAuthentication) {}
