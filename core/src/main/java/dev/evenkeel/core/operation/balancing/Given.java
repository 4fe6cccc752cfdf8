package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.TargetGroup;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What requests give, checked: members that must be there, names, ARNs and what they stand for. */
final class Given {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?");
    private static final int LONGEST_NAME = 32;
    /** Longer than any ARN there is. */
    private static final int LONGEST_ARN = 1_024;

    private Given() {}

    /** @param member as ELB's complaint names it, in lower camel case */
    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw Refusals.validation("1 validation error detected: Value null at '" + member
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    static <T> List<T> requiredSome(@Nullable List<T> values, String member) {
        List<T> some = required(values, member);
        if (some.isEmpty()) {
            throw Refusals.validation("1 validation error detected: Value at '" + member
                    + "' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }
        return some;
    }

    static <T> List<T> some(@Nullable List<T> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    /** Whether a filter was given; an empty list filters nothing. */
    static boolean isGiven(@Nullable List<?> values) {
        return values != null && !values.isEmpty();
    }

    static int between(int value, int least, int most, String member) {
        if (value < least || value > most) {
            throw Refusals.validation("1 validation error detected: Value '" + value + "' at '" + member
                    + "' failed to satisfy constraint: Member must have value between " + least + " and " + most);
        }
        return value;
    }

    static String oneOf(String value, List<String> allowed, String member) {
        if (!allowed.contains(value)) {
            throw Refusals.validation("1 validation error detected: Value '" + shortened(value) + "' at '" + member
                    + "' failed to satisfy constraint: Member must satisfy enum value set: ["
                    + String.join(", ", allowed)
                    + "]");
        }
        return value;
    }

    /** @param what such as load balancer */
    static String name(@Nullable String given, String what) {
        String name = required(given, "name");
        if (name.length() > LONGEST_NAME) {
            throw Refusals.validation("The " + what + " name '" + shortened(name) + "' cannot be longer than '"
                    + LONGEST_NAME + "' characters");
        }
        if (!NAME.matcher(name).matches()) {
            throw Refusals.validation("The " + what + " name '" + name
                    + "' can only contain characters that are alphanumeric characters or hyphens(-), and cannot begin or"
                    + " end with a hyphen");
        }
        return name;
    }

    static LoadBalancer loadBalancer(Balancing balancing, @Nullable String arn) {
        return balancing.loadBalancer(loadBalancerArn(arn)).orElseThrow(Refusals::loadBalancersNotFound);
    }

    static String loadBalancerArn(@Nullable String arn) {
        return arn(arn, "loadBalancerArn", "a load balancer ARN", BalancingArns::isLoadBalancer);
    }

    static TargetGroup targetGroup(Balancing balancing, @Nullable String arn) {
        return balancing.targetGroup(targetGroupArn(arn)).orElseThrow(Refusals::targetGroupsNotFound);
    }

    static String targetGroupArn(@Nullable String arn) {
        return arn(arn, "targetGroupArn", "a target group ARN", BalancingArns::isTargetGroup);
    }

    static Listener listener(Balancing balancing, @Nullable String arn) {
        return balancing.listener(listenerArn(arn)).orElseThrow(Refusals::listenersNotFound);
    }

    static String listenerArn(@Nullable String arn) {
        return arn(arn, "listenerArn", "a listener ARN", BalancingArns::isListener);
    }

    static Rule rule(Balancing balancing, @Nullable String arn) {
        return balancing
                .rule(arn(arn, "ruleArn", "a listener rule ARN", BalancingArns::isRule))
                .orElseThrow(Refusals::rulesNotFound);
    }

    static String arn(@Nullable String given, String member, String what, Predicate<String> is) {
        String arn = required(given, member);
        if (arn.length() > LONGEST_ARN || !arn.startsWith("arn:") || !is.test(arn)) {
            throw Refusals.validation("'" + shortened(arn) + "' is not " + what);
        }
        return arn;
    }

    static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
