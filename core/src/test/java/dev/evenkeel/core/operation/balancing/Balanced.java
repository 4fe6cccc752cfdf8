package dev.evenkeel.core.operation.balancing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.api.balancing.CreateListenerRequest;
import dev.evenkeel.core.api.balancing.CreateLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.CreateRuleRequest;
import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.api.balancing.DescribeRulesRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthRequest;
import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.FixedResponseActionConfig;
import dev.evenkeel.core.balancing.ForwardActionConfig;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.RuleCondition;
import dev.evenkeel.core.balancing.TargetGroupTuple;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.function.Executable;

/** A region with load balancers, and the shortest words for what tests do with them. */
@NullUnmarked
final class Balanced {
    final Region region = Region.withHosts(2);
    final BalancingApi elb = region.engine.balancing();

    String loadBalancer(String name, Object... more) {
        return elb.createLoadBalancer(Records.with(
                        Records.of(
                                CreateLoadBalancerRequest.class,
                                "name",
                                name,
                                "subnets",
                                List.of("subnet-a", "subnet-b")),
                        more))
                .loadBalancers()
                .get(0)
                .loadBalancerArn();
    }

    String targetGroup(String name, Object... more) {
        return elb.createTargetGroup(Records.with(
                        Records.of(
                                CreateTargetGroupRequest.class,
                                "name",
                                name,
                                "protocol",
                                "HTTP",
                                "port",
                                80,
                                "vpcId",
                                "vpc-1"),
                        more))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    String listener(String loadBalancer, int port, Action... actions) {
        return elb.createListener(Records.of(
                        CreateListenerRequest.class,
                        "loadBalancerArn",
                        loadBalancer,
                        "protocol",
                        "HTTP",
                        "port",
                        port,
                        "defaultActions",
                        List.of(actions)))
                .listeners()
                .get(0)
                .listenerArn();
    }

    String rule(String listener, int priority, Action action, RuleCondition... conditions) {
        return elb.createRule(Records.of(
                        CreateRuleRequest.class,
                        "listenerArn",
                        listener,
                        "priority",
                        priority,
                        "conditions",
                        List.of(conditions),
                        "actions",
                        List.of(action)))
                .rules()
                .get(0)
                .ruleArn();
    }

    /** The rules of a listener, a line each: priority, and target groups by weight. */
    String rules(String listener) {
        return elb.describeRules(Records.of(DescribeRulesRequest.class, "listenerArn", listener)).rules().stream()
                .map(Balanced::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(Rule rule) {
        return rule.priority() + " "
                + rule.actions().stream()
                        .map(action -> action.forwards()
                                ? action.shares().stream()
                                        .map(share -> share.targetGroupArn().split("/")[1] + "=" + share.weight())
                                        .collect(Collectors.joining(", "))
                                : action.type())
                        .collect(Collectors.joining());
    }

    /** How the targets of a group fare, a word or two each. */
    List<String> health(String targetGroup) {
        return elb
                .describeTargetHealth(Records.of(DescribeTargetHealthRequest.class, "targetGroupArn", targetGroup))
                .targetHealthDescriptions()
                .stream()
                .map(each -> each.targetHealth().state()
                        + (each.targetHealth().reason() == null
                                ? ""
                                : " " + each.targetHealth().reason()))
                .toList();
    }

    static Action forward(String targetGroup) {
        return Records.of(Action.class, "type", "forward", "targetGroupArn", targetGroup);
    }

    static Action divided(TargetGroupTuple... shares) {
        return Records.of(
                Action.class, "type", "forward", "forwardConfig", new ForwardActionConfig(Arrays.asList(shares), null));
    }

    static Action answer(int status) {
        return Records.of(
                Action.class,
                "type",
                "fixed-response",
                "fixedResponseConfig",
                new FixedResponseActionConfig("nobody", Integer.toString(status), "text/plain"));
    }

    static RuleCondition path(String... patterns) {
        return Records.of(RuleCondition.class, "field", "path-pattern", "values", List.of(patterns));
    }

    /** The code and text that something is refused with. */
    static String refusal(Executable action) {
        EcsException refusal = assertThrows(EcsException.class, action);
        return refusal.code().wireName() + ": " + refusal.text();
    }
}
