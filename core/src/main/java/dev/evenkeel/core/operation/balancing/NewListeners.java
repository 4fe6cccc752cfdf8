package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Certificate;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.balancing.MutualAuthenticationAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a listener is made from, with ELB's defaults. Certificates are kept by name: what they are is nobody's here. */
final class NewListeners {
    static final Comparator<Listener> BY_PORT =
            Comparator.comparing(NewListeners::key).thenComparing(Listener::listenerArn);
    private static final String STANDARD_POLICY = "ELBSecurityPolicy-2016-08";

    private NewListeners() {}

    static Listener checked(
            LoadBalancer loadBalancer,
            String arn,
            @Nullable Integer port,
            @Nullable String protocol,
            @Nullable List<Certificate> certificates,
            @Nullable String sslPolicy,
            @Nullable List<String> alpnPolicy,
            @Nullable MutualAuthenticationAttributes mutualAuthentication,
            List<Action> defaultActions) {
        if (protocol == null || port == null) {
            throw Refusals.validation(
                    "A " + (protocol == null ? "protocol" : "port") + " must be specified for listeners");
        }
        LoadBalancerKind kind = LoadBalancerKind.of(loadBalancer);
        if (!kind.listenerProtocols().contains(protocol)) {
            throw Refusals.of(
                    "UnsupportedProtocol",
                    "Listeners of load balancers of type '" + kind.wireName() + "' speak "
                            + String.join(", ", kind.listenerProtocols()) + ", not '" + Given.shortened(protocol)
                            + "'");
        }
        boolean secure = isSecure(protocol);
        int many = Given.some(certificates).size();
        if (secure && many == 0) {
            throw Refusals.validation("A certificate must be specified for " + protocol + " listeners");
        }
        if (!secure && (many > 0 || sslPolicy != null)) {
            throw Refusals.validation(
                    "Certificates and security policies are for HTTPS and TLS listeners, not for " + protocol);
        }
        if (many > 1) {
            throw Refusals.of("TooManyCertificates", "Up to '1' certificate can be specified, but '" + many + "' were");
        }
        return new Listener(
                arn,
                loadBalancer.loadBalancerArn(),
                Given.between(port, 1, 65_535, "port"),
                protocol,
                secure ? Given.some(certificates) : null,
                secure ? Objects.requireNonNullElse(sslPolicy, STANDARD_POLICY) : null,
                defaultActions,
                Given.isGiven(alpnPolicy) ? alpnPolicy : null,
                mutualAuthentication);
    }

    static void checkPort(LoadBalancer loadBalancer, List<Listener> others, Listener wanted) {
        if (others.stream().anyMatch(other -> other.port() == wanted.port())) {
            throw Refusals.of(
                    "DuplicateListener",
                    "A listener already exists on this port for this load balancer '" + loadBalancer.loadBalancerArn()
                            + "'");
        }
    }

    /** Whether two would be made by the same request. */
    static boolean areAlike(Listener one, Listener other) {
        return one.port() == other.port()
                && one.protocol().equals(other.protocol())
                && one.defaultActions().equals(other.defaultActions())
                && Objects.equals(one.certificates(), other.certificates())
                && Objects.equals(one.sslPolicy(), other.sslPolicy())
                && Objects.equals(one.alpnPolicy(), other.alpnPolicy());
    }

    static boolean isSecure(String protocol) {
        return protocol.equals("HTTPS") || protocol.equals("TLS");
    }

    /** By which listings are sorted and paged. */
    static String key(Listener listener) {
        return String.format(Locale.ROOT, "%05d %s", listener.port(), listener.listenerArn());
    }
}
