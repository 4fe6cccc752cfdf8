package dev.evenkeel.core.balancing;

import java.util.List;

/**
 * What a listener does with some of its requests.
 *
 * @param priority 1 to 50000, the least first; {@code default} of the default rule, which is last
 * @param conditions all of them must hold; none of the default rule
 */
public record Rule(
        String ruleArn, String priority, List<RuleCondition> conditions, List<Action> actions, boolean isDefault) {
    /** The priority of the rule that holds when no other does. */
    public static final String DEFAULT = "default";

    public Rule {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    /** The rule of a listener that holds when no other does. */
    public static Rule byDefault(String ruleArn, List<Action> actions) {
        return new Rule(ruleArn, DEFAULT, List.of(), actions, true);
    }

    /** Its place among the rules of its listener. */
    public int rank() {
        return isDefault ? Integer.MAX_VALUE : Integer.parseInt(priority);
    }

    /** The same with other actions. */
    public Rule doing(List<Action> changed) {
        return new Rule(ruleArn, priority, conditions, changed, isDefault);
    }

    /** The same at another place. */
    public Rule at(int changed) {
        return new Rule(ruleArn, Integer.toString(changed), conditions, actions, isDefault);
    }
}
