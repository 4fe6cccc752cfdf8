package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A port of a load balancer, and what it does with requests that no rule holds for.
 *
 * @param port 1 to 65535
 * @param protocol HTTP, HTTPS, TCP, TLS, UDP or TCP_UDP
 * @param defaultActions the actions of its default rule
 */
public record Listener(
        String listenerArn,
        String loadBalancerArn,
        int port,
        String protocol,
        @Nullable List<Certificate> certificates,
        @Nullable String sslPolicy,
        List<Action> defaultActions,
        @Nullable List<String> alpnPolicy,
        @Nullable MutualAuthenticationAttributes mutualAuthentication) {
    public Listener {
        defaultActions = List.copyOf(defaultActions);
    }

    /** The same with other default actions. */
    public Listener doing(List<Action> actions) {
        return new Listener(
                listenerArn,
                loadBalancerArn,
                port,
                protocol,
                certificates,
                sslPolicy,
                actions,
                alpnPolicy,
                mutualAuthentication);
    }
}
