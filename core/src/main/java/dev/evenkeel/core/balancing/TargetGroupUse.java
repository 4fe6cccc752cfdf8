package dev.evenkeel.core.balancing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which load balancers send requests to which target groups: those one of whose listeners or rules forwards to it,
 * whatever the weight.
 *
 * @param loadBalancers by the ARN of the target group; unused ones are absent
 */
public record TargetGroupUse(SortedMap<String, SortedSet<String>> loadBalancers) {
    public TargetGroupUse {
        loadBalancers = Collections.unmodifiableSortedMap(new TreeMap<>(loadBalancers));
    }

    /** As it is now. */
    public static TargetGroupUse of(Balancing balancing) {
        SortedMap<String, SortedSet<String>> users = new TreeMap<>();
        for (Listener listener : balancing.listeners()) {
            List<Action> actions = new ArrayList<>(listener.defaultActions());
            balancing.rules(listener.listenerArn()).forEach(rule -> actions.addAll(rule.actions()));
            for (String group : targetGroups(actions)) {
                users.computeIfAbsent(group, key -> new TreeSet<>()).add(listener.loadBalancerArn());
            }
        }
        return new TargetGroupUse(users);
    }

    /** The load balancers that use a target group. */
    public SortedSet<String> of(String targetGroupArn) {
        return loadBalancers.getOrDefault(targetGroupArn, Collections.emptySortedSet());
    }

    /** Whether any request can reach a target group. */
    public boolean isUsed(String targetGroupArn) {
        return loadBalancers.containsKey(targetGroupArn);
    }

    /** The target groups that actions name, each once, sorted. */
    public static SortedSet<String> targetGroups(Collection<Action> actions) {
        SortedSet<String> groups = new TreeSet<>();
        for (Action action : actions) {
            if (action.targetGroupArn() != null) {
                groups.add(action.targetGroupArn());
            }
            action.shares().forEach(share -> groups.add(String.valueOf(share.targetGroupArn())));
        }
        return groups;
    }
}
