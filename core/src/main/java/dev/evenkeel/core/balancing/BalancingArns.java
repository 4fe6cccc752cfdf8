package dev.evenkeel.core.balancing;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.Ids;

/**
 * The ARNs of Elastic Load Balancing. A listener's begins as its load balancer's goes on, and a rule's as its listener's,
 * so that each tells whose it is.
 */
public final class BalancingArns {
    private static final String LOAD_BALANCER = ":loadbalancer/";
    private static final String LISTENER = ":listener/";
    private static final String RULE = ":listener-rule/";
    private static final String TARGET_GROUP = ":targetgroup/";

    private BalancingArns() {}

    public static String loadBalancer(ArnScope scope, LoadBalancerKind kind, String name, Ids ids) {
        return prefix(scope) + LOAD_BALANCER + kind.arnPart() + "/" + name + "/" + ids.hex16();
    }

    public static String targetGroup(ArnScope scope, String name, Ids ids) {
        return prefix(scope) + TARGET_GROUP + name + "/" + ids.hex16();
    }

    public static String listener(String loadBalancerArn, Ids ids) {
        return listenersOf(loadBalancerArn) + ids.hex16();
    }

    public static String rule(String listenerArn, Ids ids) {
        return rulesOf(listenerArn) + ids.hex16();
    }

    /** What the ARNs of a load balancer's listeners begin with. */
    public static String listenersOf(String loadBalancerArn) {
        return loadBalancerArn.replaceFirst(LOAD_BALANCER, LISTENER) + "/";
    }

    /** What the ARNs of a listener's rules begin with. */
    public static String rulesOf(String listenerArn) {
        return listenerArn.replaceFirst(LISTENER, RULE) + "/";
    }

    /** The listener that a rule is of. */
    public static String listenerOf(String ruleArn) {
        return ruleArn.substring(0, ruleArn.lastIndexOf('/')).replaceFirst(RULE, LISTENER);
    }

    public static boolean isLoadBalancer(String arn) {
        return arn.contains(LOAD_BALANCER);
    }

    public static boolean isTargetGroup(String arn) {
        return arn.contains(TARGET_GROUP);
    }

    public static boolean isListener(String arn) {
        return arn.contains(LISTENER);
    }

    public static boolean isRule(String arn) {
        return arn.contains(RULE);
    }

    private static String prefix(ArnScope scope) {
        return "arn:" + scope.partition() + ":elasticloadbalancing:" + scope.region() + ":" + scope.account();
    }
}
