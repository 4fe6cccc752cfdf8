package dev.evenkeel.core.service;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.TargetGroupTuple;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a listener rule becomes when a deployment divides its requests anew. ECS changes the weights of the rule that the
 * service names, as a user would by ModifyRule.
 *
 * <ol>
 *   <li>The rule is the one of that ARN; for a listener's ARN, which network load balancers have instead, its default rule.
 *       One that was never created has no weights.
 *   <li>Target groups that get nothing stay in the rule, with weight 0: the next deployment turns to them.
 *   <li>Weights are percentages, or tenths of a percent (1 of 1000) when a share is not whole.
 * </ol>
 */
final class RuleWeights {
    private RuleWeights() {}

    static void follow(Change change, TrafficSplit split) {
        find(change.state().balancing(), split.listenerRule()).ifPresent(rule -> put(change, rule, split));
    }

    private static Optional<Rule> find(Balancing balancing, @Nullable String arn) {
        if (arn == null) {
            return Optional.empty();
        }
        return balancing.listener(arn).isPresent()
                ? balancing.rules(arn).stream().filter(Rule::isDefault).findFirst()
                : balancing.rule(arn);
    }

    private static void put(Change change, Rule rule, TrafficSplit split) {
        List<Action> actions = rule.actions().stream()
                .map(action -> action.forwards() ? action.dividing(shares(action.shares(), split.shares())) : action)
                .toList();
        if (actions.equals(rule.actions())) {
            return;
        }
        change.emit(new Event.RulePut(rule.doing(actions)));
        if (rule.isDefault()) {
            Optional<Listener> listener = change.state().balancing().listener(BalancingArns.listenerOf(rule.ruleArn()));
            listener.ifPresent(found -> change.emit(new Event.ListenerPut(found.doing(actions))));
        }
    }

    private static List<TargetGroupTuple> shares(List<TargetGroupTuple> before, List<TargetGroupShare> wanted) {
        boolean whole = wanted.stream().allMatch(share -> share.percent() == Math.rint(share.percent()));
        List<String> groups = new ArrayList<>();
        before.forEach(tuple -> groups.add(String.valueOf(tuple.targetGroupArn())));
        wanted.stream()
                .map(TargetGroupShare::targetGroupArn)
                .filter(group -> !groups.contains(group))
                .forEach(groups::add);
        return groups.stream()
                .map(group -> new TargetGroupTuple(group, weight(wanted, group, whole ? 1 : 10)))
                .toList();
    }

    private static int weight(List<TargetGroupShare> wanted, String group, int scale) {
        return wanted.stream()
                .filter(share -> Objects.equals(share.targetGroupArn(), group))
                .mapToInt(share -> (int) Math.round(share.percent() * scale))
                .sum();
    }
}
