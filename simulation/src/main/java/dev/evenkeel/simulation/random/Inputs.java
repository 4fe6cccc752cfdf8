package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Inputs of operations, as a client would write them. */
final class Inputs {
    private static final String GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/";
    private static final String RULE = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/";

    private Inputs() {}

    static SortedMap<String, Object> members(@Nullable Object... namesAndValues) {
        SortedMap<String, Object> members = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return members;
    }

    static SortedMap<String, Object> network() {
        return members("awsvpcConfiguration", members("subnets", List.of("subnet-1")));
    }

    static List<Object> strategies(Draw draw) {
        return switch (draw.below(4)) {
            case 0 -> List.of(members("type", "random"));
            case 1 -> List.of(members("type", "spread", "field", "attribute:ecs.availability-zone"));
            case 2 ->
                List.of(
                        members("type", "spread", "field", "attribute:ecs.availability-zone"),
                        members("type", "binpack", "field", "memory"));
            default -> List.of(members("type", "binpack", "field", "cpu"));
        };
    }

    /**
     * Nothing trips: what is still believed of hosts that have gone in the trouble lets tasks of the last deployment fail, and
     * one of those may be too many.
     */
    static SortedMap<String, Object> unbroken() {
        return members("enable", false, "rollback", false);
    }

    /**
     * No alarm is watched: one that the tasks of before have set off, and which fails the last deployment, takes a service back
     * to them, and to a revision that never rests.
     */
    static SortedMap<String, Object> unwatched(int number) {
        return members("alarmNames", List.of("app-" + number), "enable", false, "rollback", false);
    }

    /** A target group for port 80 of container {@code main}. */
    static List<Object> balancer(String service, int containerPort) {
        return List.of(group(service, containerPort));
    }

    /** A pair of target groups with the rules that divide requests between them; one of them may be for tests. */
    static List<Object> balancers(String service, boolean tested) {
        SortedMap<String, Object> balancer = group(service, 80);
        balancer.put(
                "advancedConfiguration",
                members(
                        "alternateTargetGroupArn",
                        GROUP + service + "-alt/0123456789abcdef",
                        "productionListenerRule",
                        RULE + service + "/0123456789abcdef/0123456789abcdef/0123456789abcdef",
                        "testListenerRule",
                        tested ? RULE + service + "/0123456789abcdef/0123456789abcdef/fedcba9876543210" : null,
                        "roleArn",
                        "arn:aws:iam::123456789012:role/balancer"));
        return List.of(balancer);
    }

    private static SortedMap<String, Object> group(String service, int containerPort) {
        return members(
                "targetGroupArn",
                GROUP + service + "/0123456789abcdef",
                "containerName",
                "main",
                "containerPort",
                containerPort);
    }
}
