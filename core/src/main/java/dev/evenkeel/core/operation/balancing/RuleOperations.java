package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.api.balancing.CreateRuleRequest;
import dev.evenkeel.core.api.balancing.CreateRuleResponse;
import dev.evenkeel.core.api.balancing.DeleteRuleRequest;
import dev.evenkeel.core.api.balancing.DeleteRuleResponse;
import dev.evenkeel.core.api.balancing.DescribeRulesRequest;
import dev.evenkeel.core.api.balancing.DescribeRulesResponse;
import dev.evenkeel.core.api.balancing.ModifyRuleRequest;
import dev.evenkeel.core.api.balancing.ModifyRuleResponse;
import dev.evenkeel.core.api.balancing.SetRulePrioritiesRequest;
import dev.evenkeel.core.api.balancing.SetRulePrioritiesResponse;
import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.RuleCondition;
import dev.evenkeel.core.balancing.RulePriorityPair;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Operations on the rules of listeners. */
public final class RuleOperations {
    private static final int PRIORITY_MAX = 50_000;

    RuleOperations() {}

    public CreateRuleResponse createRule(CreateRuleRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        Listener listener = Given.listener(balancing, request.listenerArn());
        LoadBalancer loadBalancer = Given.loadBalancer(balancing, listener.loadBalancerArn());
        if (LoadBalancerKind.of(loadBalancer) == LoadBalancerKind.NETWORK) {
            throw Refusals.of(
                    "UnsupportedProtocol", "Rules are not supported for listeners that speak " + listener.protocol());
        }
        int priority = priority(Given.required(request.priority(), "priority"));
        List<RuleCondition> conditions = ConditionRules.checked(request.conditions());
        List<Action> actions = ActionRules.checked(balancing, loadBalancer, request.actions(), "actions");
        List<Tag> tags = TagChanges.checked(request.tags());
        if (balancing.rules(listener.listenerArn()).stream().anyMatch(rule -> rule.rank() == priority)) {
            throw inUse(priority);
        }
        int known = 0;
        for (Listener each : balancing.listeners(loadBalancer.loadBalancerArn())) {
            known += balancing.rules(each.listenerArn()).size() - 1;
        }
        if (known >= Quotas.RULES) {
            throw Refusals.of(
                    "TooManyRules",
                    "The maximum number of rules has been reached for load balancer '" + loadBalancer.loadBalancerArn()
                            + "': " + Quotas.RULES);
        }
        Rule rule = new Rule(
                BalancingArns.rule(listener.listenerArn(), change.ids()),
                Integer.toString(priority),
                conditions,
                actions,
                false);
        change.emit(new Event.RulePut(rule));
        TagChanges.create(change, rule.ruleArn(), tags);
        return new CreateRuleResponse(List.of(rule));
    }

    /** The rules of a listener in the order in which they are tried, or those of the ARNs. */
    public DescribeRulesResponse describeRules(DescribeRulesRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        boolean byArn = Given.isGiven(request.ruleArns());
        if (byArn == (request.listenerArn() != null)) {
            throw Refusals.validation("You must specify either listener rule ARNs or a listener ARN");
        }
        List<Rule> found = new ArrayList<>();
        if (byArn) {
            for (String arn : Given.some(request.ruleArns())) {
                found.add(Given.rule(balancing, arn));
            }
            found.sort((one, other) -> key(one).compareTo(key(other)));
        } else {
            found.addAll(balancing.rules(
                    Given.listener(balancing, request.listenerArn()).listenerArn()));
        }
        Listing<Rule> page = Listing.of(
                found.stream().distinct().toList(), RuleOperations::key, request.marker(), request.pageSize());
        return new DescribeRulesResponse(page.items(), page.nextMarker());
    }

    /** Replaces what is given of a rule. */
    public ModifyRuleResponse modifyRule(ModifyRuleRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        Rule before = Given.rule(balancing, request.ruleArn());
        if (before.isDefault()) {
            throw Refusals.notPermitted("Default rule '" + before.ruleArn() + "' cannot be modified");
        }
        Listener listener = Given.listener(balancing, BalancingArns.listenerOf(before.ruleArn()));
        LoadBalancer loadBalancer = Given.loadBalancer(balancing, listener.loadBalancerArn());
        Rule after = new Rule(
                before.ruleArn(),
                before.priority(),
                request.conditions() == null ? before.conditions() : ConditionRules.checked(request.conditions()),
                request.actions() == null
                        ? before.actions()
                        : ActionRules.checked(balancing, loadBalancer, request.actions(), "actions"),
                false);
        if (!after.equals(before)) {
            change.emit(new Event.RulePut(after));
        }
        return new ModifyRuleResponse(List.of(after));
    }

    public DeleteRuleResponse deleteRule(DeleteRuleRequest request, Change change) {
        Rule rule = Given.rule(change.state().balancing(), request.ruleArn());
        if (rule.isDefault()) {
            throw Refusals.notPermitted("Default rule '" + rule.ruleArn() + "' cannot be deleted");
        }
        change.emit(new Event.BalancingDeleted(rule.ruleArn()));
        return new DeleteRuleResponse();
    }

    /** Gives rules other priorities, all at once: only how it is afterwards must be free of conflicts. */
    public SetRulePrioritiesResponse setRulePriorities(SetRulePrioritiesRequest request, Change change) {
        Balancing balancing = change.state().balancing();
        Map<String, Rule> after = new LinkedHashMap<>();
        for (RulePriorityPair pair : Given.requiredSome(request.rulePriorities(), "rulePriorities")) {
            Rule rule = Given.rule(balancing, pair.ruleArn());
            if (rule.isDefault()) {
                throw Refusals.notPermitted("The priority of default rule '" + rule.ruleArn() + "' cannot be changed");
            }
            after.put(
                    rule.ruleArn(),
                    rule.at(priority(Given.required(pair.priority(), "rulePriorities.member.priority"))));
        }
        Set<String> listeners = new TreeSet<>();
        after.keySet().forEach(arn -> listeners.add(BalancingArns.listenerOf(arn)));
        for (String listener : listeners) {
            Set<Integer> taken = new TreeSet<>();
            for (Rule rule : balancing.rules(listener)) {
                Rule changed = after.getOrDefault(rule.ruleArn(), rule);
                if (!taken.add(changed.rank())) {
                    throw inUse(changed.rank());
                }
            }
        }
        after.values().forEach(rule -> change.emit(new Event.RulePut(rule)));
        return new SetRulePrioritiesResponse(List.copyOf(after.values()));
    }

    private static RuntimeException inUse(int priority) {
        return Refusals.of("PriorityInUse", "Priority '" + priority + "' is currently in use");
    }

    private static int priority(int given) {
        return Given.between(given, 1, PRIORITY_MAX, "priority");
    }

    private static String key(Rule rule) {
        return String.format(Locale.ROOT, "%010d %s", rule.rank(), rule.ruleArn());
    }
}
