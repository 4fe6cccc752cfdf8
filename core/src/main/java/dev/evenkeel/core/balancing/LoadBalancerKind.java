package dev.evenkeel.core.balancing;

import java.util.List;

/** The types of load balancers that there are here. Gateway Load Balancers carry packets of other machines: none here. */
public enum LoadBalancerKind {
    APPLICATION("application", "app", List.of("HTTP", "HTTPS"), List.of("HTTP", "HTTPS")),
    NETWORK("network", "net", List.of("TCP", "TLS", "UDP", "TCP_UDP"), List.of("TCP", "TLS", "UDP", "TCP_UDP"));

    private final String wireName;
    private final String arnPart;
    private final List<String> listenerProtocols;
    private final List<String> targetProtocols;

    LoadBalancerKind(String wireName, String arnPart, List<String> listenerProtocols, List<String> targetProtocols) {
        this.wireName = wireName;
        this.arnPart = arnPart;
        this.listenerProtocols = listenerProtocols;
        this.targetProtocols = targetProtocols;
    }

    /** As {@code Type} has it. */
    public String wireName() {
        return wireName;
    }

    /** As it stands in ARNs. */
    public String arnPart() {
        return arnPart;
    }

    /** What its listeners may speak. */
    public List<String> listenerProtocols() {
        return listenerProtocols;
    }

    /** What the target groups that it forwards to may speak. */
    public List<String> targetProtocols() {
        return targetProtocols;
    }

    public static LoadBalancerKind of(LoadBalancer loadBalancer) {
        return loadBalancer.type().equals(NETWORK.wireName) ? NETWORK : APPLICATION;
    }

    /** The kind that a target group is for, by what it speaks. */
    public static LoadBalancerKind of(TargetGroup targetGroup) {
        return NETWORK.targetProtocols.contains(targetGroup.protocol()) ? NETWORK : APPLICATION;
    }
}
