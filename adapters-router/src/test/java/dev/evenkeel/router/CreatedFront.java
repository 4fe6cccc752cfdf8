package dev.evenkeel.router;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.FixedResponseActionConfig;
import dev.evenkeel.core.balancing.ForwardActionConfig;
import dev.evenkeel.core.balancing.HostHeaderConditionConfig;
import dev.evenkeel.core.balancing.HttpHeaderConditionConfig;
import dev.evenkeel.core.balancing.HttpRequestMethodConditionConfig;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.QueryStringConditionConfig;
import dev.evenkeel.core.balancing.QueryStringKeyValuePair;
import dev.evenkeel.core.balancing.RedirectActionConfig;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.RuleCondition;
import dev.evenkeel.core.balancing.SourceIpConditionConfig;
import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupStickinessConfig;
import dev.evenkeel.core.balancing.TargetGroupTuple;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** What somebody created by the API of Elastic Load Balancing. */
@NullUnmarked
final class CreatedFront {
    private static final String ELB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";

    final State state = new State();

    static String listenerArn(String name) {
        return ELB + "listener/app/" + name + "/0123456789abcdef/0000000000000001";
    }

    static String ruleArn(String name, int number) {
        return ELB + "listener-rule/app/" + name + "/0123456789abcdef/0000000000000001/" + number;
    }

    /** A group whose targets are healthy as soon as they answer. */
    CreatedFront group(String arn) {
        state.apply(new Event.TargetGroupPut(new TargetGroup(
                arn,
                arn,
                "HTTP",
                80,
                "vpc-1",
                "HTTP",
                "traffic-port",
                true,
                10,
                4,
                3,
                2,
                "/health",
                new dev.evenkeel.core.balancing.Matcher("200", null),
                List.of(),
                "ip",
                "HTTP1",
                "ipv4")));
        return this;
    }

    /** With its default rule, numbered 0. */
    CreatedFront listener(String name, String protocol, int port, Action action) {
        state.apply(new Event.ListenerPut(new Listener(
                listenerArn(name), "lb-" + name, port, protocol, null, null, List.of(action), null, null)));
        state.apply(new Event.RulePut(Rule.byDefault(ruleArn(name, 0), List.of(action))));
        return this;
    }

    CreatedFront rule(String name, int number, Action action, RuleCondition... conditions) {
        state.apply(new Event.RulePut(
                new Rule(ruleArn(name, number), String.valueOf(number), List.of(conditions), List.of(action), false)));
        return this;
    }

    /** With these targets in it, put there by hand. */
    CreatedFront targets(String group, StaticTarget... targets) {
        state.apply(new Event.StaticTargetsChanged(group, List.of(targets)));
        return this;
    }

    /** @param leaving whether somebody has taken it out again */
    static StaticTarget target(String id, int port, boolean leaving) {
        StaticTarget target = StaticTarget.registered(id, port, null, Instant.EPOCH);
        return leaving ? target.deregistered(Instant.EPOCH) : target;
    }

    CreatedFront delete(String arn) {
        state.apply(new Event.BalancingDeleted(arn));
        return this;
    }

    /** Without its rules, nothing is left of it. */
    CreatedFront deleteListener(String name) {
        state.balancing().rules(listenerArn(name)).forEach(rule -> delete(rule.ruleArn()));
        return delete(listenerArn(name));
    }

    void tell(LocalRouter router) {
        router.configure(state.balancing());
    }

    /** @param groupsAndWeights such as {@code "blue", 9, "green", 1} */
    static Action forward(Integer stickySeconds, Object... groupsAndWeights) {
        List<TargetGroupTuple> shares = new ArrayList<>();
        for (int i = 0; i < groupsAndWeights.length; i += 2) {
            shares.add(new TargetGroupTuple((String) groupsAndWeights[i], (Integer) groupsAndWeights[i + 1]));
        }
        return new Action(
                Action.FORWARD,
                null,
                null,
                null,
                null,
                new ForwardActionConfig(shares, new TargetGroupStickinessConfig(stickySeconds != null, stickySeconds)));
    }

    static Action to(String group) {
        return forward(null, group, 1);
    }

    static Action fixed(int status, String body) {
        return new Action(
                Action.FIXED_RESPONSE,
                null,
                null,
                null,
                new FixedResponseActionConfig(body, String.valueOf(status), null),
                null);
    }

    static Action redirect(String path) {
        return new Action(
                Action.REDIRECT,
                null,
                null,
                new RedirectActionConfig(null, null, null, path, null, "HTTP_301"),
                null,
                null);
    }

    static RuleCondition path(String pattern) {
        return new RuleCondition("path-pattern", List.of(pattern), null, null, null, null, null, null);
    }

    static RuleCondition host(String pattern) {
        return new RuleCondition(
                "host-header", null, new HostHeaderConditionConfig(List.of(pattern)), null, null, null, null, null);
    }

    static RuleCondition header(String name, String pattern) {
        return new RuleCondition(
                "http-header",
                null,
                null,
                null,
                new HttpHeaderConditionConfig(name, List.of(pattern)),
                null,
                null,
                null);
    }

    static RuleCondition query(String key, String value) {
        return new RuleCondition(
                "query-string",
                null,
                null,
                null,
                null,
                new QueryStringConditionConfig(List.of(new QueryStringKeyValuePair(key, value))),
                null,
                null);
    }

    static RuleCondition method(String method) {
        return new RuleCondition(
                "http-request-method",
                null,
                null,
                null,
                null,
                null,
                new HttpRequestMethodConditionConfig(List.of(method)),
                null);
    }

    static RuleCondition source(String... networks) {
        return new RuleCondition(
                "source-ip", null, null, null, null, null, null, new SourceIpConditionConfig(List.of(networks), null));
    }
}
