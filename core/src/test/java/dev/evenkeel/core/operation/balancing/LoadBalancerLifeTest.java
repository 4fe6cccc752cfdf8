package dev.evenkeel.core.operation.balancing;

import static dev.evenkeel.core.operation.balancing.Balanced.answer;
import static dev.evenkeel.core.operation.balancing.Balanced.divided;
import static dev.evenkeel.core.operation.balancing.Balanced.forward;
import static dev.evenkeel.core.operation.balancing.Balanced.path;
import static dev.evenkeel.core.operation.balancing.Balanced.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.evenkeel.core.api.balancing.DeleteListenerRequest;
import dev.evenkeel.core.api.balancing.DeleteLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.DeleteRuleRequest;
import dev.evenkeel.core.api.balancing.DeleteTargetGroupRequest;
import dev.evenkeel.core.api.balancing.DeregisterTargetsRequest;
import dev.evenkeel.core.api.balancing.DescribeLoadBalancersRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetGroupsRequest;
import dev.evenkeel.core.api.balancing.ModifyListenerRequest;
import dev.evenkeel.core.api.balancing.ModifyLoadBalancerAttributesRequest;
import dev.evenkeel.core.api.balancing.ModifyTargetGroupAttributesRequest;
import dev.evenkeel.core.api.balancing.RegisterTargetsRequest;
import dev.evenkeel.core.api.balancing.SetRulePrioritiesRequest;
import dev.evenkeel.core.balancing.Attribute;
import dev.evenkeel.core.balancing.Attributes;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.RulePriorityPair;
import dev.evenkeel.core.balancing.TargetDescription;
import dev.evenkeel.core.balancing.TargetGroupTuple;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.state.RelevantHistory;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.traffic.TargetState;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Load balancers, target groups, listeners and rules from their creation to their end. */
@NullUnmarked
class LoadBalancerLifeTest {
    private final Balanced balanced = new Balanced();

    private List<String> names() {
        return balanced
                .elb
                .describeLoadBalancers(Records.of(DescribeLoadBalancersRequest.class))
                .loadBalancers()
                .stream()
                .map(LoadBalancer::loadBalancerName)
                .toList();
    }

    @Test
    void sameRequestMakesNothingNew() {
        String first = balanced.loadBalancer("web");
        String group = balanced.targetGroup("web");

        String second = balanced.loadBalancer("web");
        String sameGroup = balanced.targetGroup("web");

        assertEquals(List.of(first, group), List.of(second, sameGroup));
        assertEquals(
                "DuplicateLoadBalancerName: A load balancer with the same name 'web' exists, but with different settings",
                refusal(() -> balanced.loadBalancer("web", "scheme", "internal")));
        assertEquals(
                "DuplicateTargetGroupName: A target group with the same name 'web' exists, but with different settings",
                refusal(() -> balanced.targetGroup("web", "port", 81)));
    }

    @Test
    void listenersAndRulesGoWithTheirLoadBalancer() {
        String group = balanced.targetGroup("web");
        String balancer = balanced.loadBalancer("web");
        String listener = balanced.listener(balancer, 80, answer(404));
        balanced.rule(listener, 5, forward(group), path("/app/*"));
        String inUse = refusal(() -> balanced.elb.deleteTargetGroup(new DeleteTargetGroupRequest(group)));

        balanced.elb.deleteLoadBalancer(new DeleteLoadBalancerRequest(balancer));
        balanced.elb.deleteTargetGroup(new DeleteTargetGroupRequest(group));

        assertEquals("ResourceInUse: Target group '" + group + "' is currently in use by a listener or a rule", inUse);
        assertEquals(List.of(), names());
        assertEquals(List.of(), List.copyOf(balanced.region.state().balancing().listeners()));
        assertEquals(List.of(), List.copyOf(balanced.region.state().balancing().targetGroups()));
        assertEquals(List.of(), balanced.region.state().balancing().rules(listener));
    }

    @Test
    void deletionProtectionKeepsALoadBalancer() {
        String balancer = balanced.loadBalancer("web");
        balanced.elb.modifyLoadBalancerAttributes(new ModifyLoadBalancerAttributesRequest(
                balancer, List.of(new Attribute(Attributes.DELETION_PROTECTION, "true"))));

        String refused = refusal(() -> balanced.elb.deleteLoadBalancer(new DeleteLoadBalancerRequest(balancer)));

        assertEquals(
                "OperationNotPermitted: Load balancer '" + balancer
                        + "' cannot be deleted because deletion protection is enabled",
                refused);
    }

    @Test
    void defaultRuleFollowsItsListener() {
        String blue = balanced.targetGroup("blue");
        String green = balanced.targetGroup("green");
        String listener = balanced.listener(balanced.loadBalancer("web"), 80, forward(blue));
        String before = balanced.rules(listener);

        balanced.elb.modifyListener(Records.of(
                ModifyListenerRequest.class,
                "listenerArn",
                listener,
                "defaultActions",
                List.of(divided(new TargetGroupTuple(blue, 9), new TargetGroupTuple(green, 1)))));

        assertEquals("default blue=1", before);
        assertEquals("default blue=9, green=1", balanced.rules(listener));
        String rule = balanced.region.state().balancing().rules(listener).get(0).ruleArn();
        assertEquals(
                "OperationNotPermitted: Default rule '" + rule + "' cannot be deleted",
                refusal(() -> balanced.elb.deleteRule(new DeleteRuleRequest(rule))));
    }

    @Test
    void prioritiesChangePlacesAllAtOnce() {
        String group = balanced.targetGroup("web");
        String listener = balanced.listener(balanced.loadBalancer("web"), 80, answer(404));
        String one = balanced.rule(listener, 1, forward(group), path("/one"));
        String two = balanced.rule(listener, 2, answer(200), path("/two"));

        String refused = refusal(() ->
                balanced.elb.setRulePriorities(new SetRulePrioritiesRequest(List.of(new RulePriorityPair(one, 2)))));
        balanced.elb.setRulePriorities(
                new SetRulePrioritiesRequest(List.of(new RulePriorityPair(one, 2), new RulePriorityPair(two, 1))));

        assertEquals("PriorityInUse: Priority '2' is currently in use", refused);
        assertEquals("1 fixed-response; 2 web=1; default fixed-response", balanced.rules(listener));
    }

    @Test
    void targetGroupHasOneLoadBalancer() {
        String group = balanced.targetGroup("web");
        String first = balanced.loadBalancer("first");
        balanced.listener(first, 80, forward(group));

        String refused = refusal(() -> balanced.listener(balanced.loadBalancer("second"), 80, forward(group)));
        balanced.listener(first, 81, forward(group));

        assertEquals(
                "TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load"
                        + " balancer: " + group,
                refused);
        assertEquals(
                List.of(List.of(first)),
                balanced
                        .elb
                        .describeTargetGroups(Records.of(DescribeTargetGroupsRequest.class, "names", List.of("web")))
                        .targetGroups()
                        .stream()
                        .map(each -> each.loadBalancerArns())
                        .toList());
    }

    @Test
    void targetsRegisteredByHandDrainForTheDelayOfTheirGroup() {
        String group = balanced.targetGroup("web", "targetType", "ip");
        TargetDescription target = new TargetDescription("10.0.0.7", 8080, null);
        balanced.elb.registerTargets(new RegisterTargetsRequest(group, List.of(target)));
        List<String> unused = balanced.health(group);
        balanced.listener(balanced.loadBalancer("web"), 80, forward(group));
        List<String> checking = balanced.health(group);
        balanced.region.advance(30);
        List<String> healthy = balanced.health(group);
        balanced.elb.modifyTargetGroupAttributes(new ModifyTargetGroupAttributesRequest(
                group, List.of(new Attribute(Attributes.DEREGISTRATION_DELAY, "10"))));

        balanced.elb.deregisterTargets(new DeregisterTargetsRequest(group, List.of(target)));
        balanced.region.advance(9);
        List<String> draining = balanced.health(group);
        balanced.region.advance(1);

        assertEquals(
                List.of(
                        List.of("unused Target.NotInUse"),
                        List.of("initial Elb.InitialHealthChecking"),
                        List.of("healthy"),
                        List.of("draining Target.DeregistrationInProgress"),
                        List.of()),
                List.of(unused, checking, healthy, draining, balanced.health(group)));
    }

    @Test
    void targetsRegisteredByHandAreAsTheirRouterSeesThem() {
        String group = balanced.targetGroup("web", "targetType", "ip");
        balanced.listener(balanced.loadBalancer("web"), 80, forward(group));
        TargetDescription target = new TargetDescription("10.0.0.7", 8080, null);
        balanced.elb.registerTargets(new RegisterTargetsRequest(group, List.of(target)));
        Reports reports = balanced.region.world.reports();

        reports.staticTargetObserved(
                new StaticTargetObservation(group, "10.0.0.7", 8080, TargetState.INITIAL, "Initial health checks"));
        balanced.region.advance(300);
        List<String> checking = balanced.health(group);
        reports.staticTargetObserved(new StaticTargetObservation(
                group, "10.0.0.7", 8080, TargetState.UNHEALTHY, "Health checks failed with these codes: [503]"));
        reports.staticTargetObserved(
                new StaticTargetObservation(group, "10.0.0.8", 8080, TargetState.HEALTHY, "nobody registered it"));
        balanced.region.advance(1);
        List<String> ill = balanced.health(group);
        reports.staticTargetObserved(new StaticTargetObservation(group, "10.0.0.7", 8080, TargetState.HEALTHY, null));
        balanced.region.advance(1);
        List<String> well = balanced.health(group);
        balanced.elb.deregisterTargets(new DeregisterTargetsRequest(group, List.of(target)));
        reports.staticTargetObserved(
                new StaticTargetObservation(group, "10.0.0.7", 8080, TargetState.UNHEALTHY, "late"));
        balanced.region.advance(1);
        List<String> leaving = balanced.health(group);
        balanced.elb.registerTargets(new RegisterTargetsRequest(group, List.of(target)));

        assertEquals(
                List.of(
                        List.of("initial Elb.InitialHealthChecking"),
                        List.of("unhealthy Target.ResponseCodeMismatch"),
                        List.of("healthy"),
                        List.of("draining Target.DeregistrationInProgress"),
                        List.of("initial Elb.InitialHealthChecking")),
                List.of(checking, ill, well, leaving, balanced.health(group)));
    }

    @Test
    void whatIsCondensedOfTheJournalMakesTheSameState() {
        String group = balanced.targetGroup("web");
        String balancer = balanced.loadBalancer("web");
        String listener = balanced.listener(balancer, 80, forward(group));
        String gone = balanced.listener(balancer, 81, answer(404));
        balanced.elb.deleteListener(new DeleteListenerRequest(gone));
        balanced.elb.modifyTargetGroupAttributes(
                new ModifyTargetGroupAttributesRequest(group, List.of(new Attribute(Attributes.SLOW_START, "60"))));
        balanced.elb.modifyTargetGroupAttributes(
                new ModifyTargetGroupAttributesRequest(group, List.of(new Attribute(Attributes.SLOW_START, "90"))));
        var whole = balanced.region.world.journal().stream()
                .map(recorded -> recorded.event())
                .toList();

        var relevant = RelevantHistory.of(whole);
        State replayed = new State();
        relevant.forEach(replayed::apply);

        assertNotEquals(whole.size(), relevant.size());
        assertEquals(balanced.region.state().version(), replayed.version());
        assertEquals(
                List.copyOf(balanced.region.state().balancing().listeners()),
                List.copyOf(replayed.balancing().listeners()));
        assertEquals(
                balanced.region.state().balancing().rules(listener),
                replayed.balancing().rules(listener));
        assertEquals(
                balanced.region.state().balancing().attributes(group),
                replayed.balancing().attributes(group));
    }

    @Test
    void attributesThatWereNotSetHaveElbsValues() {
        String group = balanced.targetGroup("web");

        List<Attribute> attributes = balanced.elb
                .describeTargetGroupAttributes(new DescribeTargetGroupAttributesRequest(group))
                .attributes();

        assertEquals(true, attributes.contains(new Attribute("deregistration_delay.timeout_seconds", "300")));
        assertEquals(true, attributes.contains(new Attribute("stickiness.type", "lb_cookie")));
        assertEquals(
                "ValidationError: The attribute key 'slow' is not recognized",
                refusal(() -> balanced.elb.modifyTargetGroupAttributes(
                        new ModifyTargetGroupAttributesRequest(group, List.of(new Attribute("slow", "1"))))));
        assertEquals(
                "ValidationError: The value of 'slow_start.duration_seconds' must be one of 0-0 30-900",
                refusal(() -> balanced.elb.modifyTargetGroupAttributes(new ModifyTargetGroupAttributesRequest(
                        group, List.of(new Attribute(Attributes.SLOW_START, "29"))))));
    }
}
