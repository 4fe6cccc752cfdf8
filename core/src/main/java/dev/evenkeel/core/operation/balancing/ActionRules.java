package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.FixedResponseActionConfig;
import dev.evenkeel.core.balancing.ForwardActionConfig;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.LoadBalancerKind;
import dev.evenkeel.core.balancing.RedirectActionConfig;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupStickinessConfig;
import dev.evenkeel.core.balancing.TargetGroupTuple;
import dev.evenkeel.core.balancing.TargetGroupUse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What listeners and rules may do, made whole with ELB's defaults.
 *
 * <ol>
 *   <li>There is one action that ends a request: forward, redirect or fixed-response. Those that ask who a client is do not
 *       exist here.
 *   <li>A network load balancer only forwards.
 *   <li>Target groups exist, speak what the load balancer speaks, and belong to no other load balancer.
 * </ol>
 */
final class ActionRules {
    private static final List<String> TYPES = List.of(Action.FORWARD, Action.REDIRECT, Action.FIXED_RESPONSE);
    private static final List<String> CONTENT_TYPES =
            List.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");
    private static final Pattern FIXED_STATUS = Pattern.compile("[245][0-9]{2}");
    private static final Pattern REDIRECT_PROTOCOL = Pattern.compile("HTTPS?|#\\{protocol}");
    private static final Pattern REDIRECT_PORT = Pattern.compile("[1-9][0-9]{0,4}|#\\{port}");
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_PART = 128;
    private static final int WEIGHT_MAX = 999;

    private ActionRules() {}

    static List<Action> checked(
            Balancing balancing, LoadBalancer loadBalancer, @Nullable List<Action> actions, String member) {
        List<Action> given = Given.requiredSome(actions, member);
        given.forEach(action -> checkType(loadBalancer, action));
        if (given.size() > 1) {
            throw Refusals.of(
                    "TooManyActions", "You must specify exactly one forward, redirect or fixed-response action");
        }
        Action action = given.get(0);
        if (action.order() != null) {
            Given.between(action.order(), 1, 50_000, member + ".member.order");
        }
        return List.of(
                switch (String.valueOf(action.type())) {
                    case Action.REDIRECT -> redirect(action);
                    case Action.FIXED_RESPONSE -> fixedResponse(action);
                    default -> forward(balancing, loadBalancer, action);
                });
    }

    private static void checkType(LoadBalancer loadBalancer, Action action) {
        String type = Given.required(action.type(), "actions.member.type");
        if (!TYPES.contains(type)) {
            throw Refusals.of(
                    "InvalidLoadBalancerAction",
                    "The action type '" + Given.shortened(type) + "' is not supported by Evenkeel; it has "
                            + String.join(", ", TYPES));
        }
        if (LoadBalancerKind.of(loadBalancer) == LoadBalancerKind.NETWORK && !action.forwards()) {
            throw Refusals.of(
                    "InvalidLoadBalancerAction",
                    "The action type '" + type + "' is not supported by load balancers of type 'network'");
        }
    }

    private static Action forward(Balancing balancing, LoadBalancer loadBalancer, Action action) {
        List<TargetGroupTuple> shares = action.shares();
        String alone = action.targetGroupArn();
        if (shares.isEmpty()) {
            if (alone == null) {
                throw Refusals.validation("A target group ARN must be specified");
            }
            shares = List.of(new TargetGroupTuple(alone, 1));
        } else if (alone != null
                && (shares.size() > 1 || !alone.equals(shares.get(0).targetGroupArn()))) {
            throw Refusals.validation(
                    "The target group ARN of a forward action must be the only one of its forward configuration");
        }
        if (shares.size() > Quotas.GROUPS_OF_ACTION) {
            throw Refusals.of(
                    "TooManyTargetGroups",
                    "A forward action can have at most " + Quotas.GROUPS_OF_ACTION + " target groups");
        }
        Set<String> seen = new TreeSet<>();
        TargetGroupUse use = TargetGroupUse.of(balancing);
        for (TargetGroupTuple share : shares) {
            TargetGroup group = Given.targetGroup(balancing, share.targetGroupArn());
            if (!seen.add(group.targetGroupArn())) {
                throw Refusals.validation("Target groups of a forward action must be different ones");
            }
            checkFits(loadBalancer, group, use);
        }
        List<TargetGroupTuple> whole = shares.stream()
                .map(share -> new TargetGroupTuple(
                        share.targetGroupArn(),
                        Given.between(
                                Objects.requireNonNullElse(share.weight(), 1),
                                0,
                                WEIGHT_MAX,
                                "targetGroups.member.weight")))
                .toList();
        return new Action(
                Action.FORWARD,
                whole.size() == 1 ? whole.get(0).targetGroupArn() : null,
                action.order(),
                null,
                null,
                new ForwardActionConfig(whole, stickiness(loadBalancer, action.forwardConfig())));
    }

    private static void checkFits(LoadBalancer loadBalancer, TargetGroup group, TargetGroupUse use) {
        if (!LoadBalancerKind.of(loadBalancer).targetProtocols().contains(group.protocol())) {
            throw Refusals.of(
                    "IncompatibleProtocols",
                    "Target group '" + group.targetGroupArn() + "' speaks " + group.protocol()
                            + ", which load balancers of type '" + loadBalancer.type() + "' do not forward to");
        }
        if (!use.isUsed(group.targetGroupArn())
                || use.of(group.targetGroupArn()).contains(loadBalancer.loadBalancerArn())) {
            return;
        }
        throw Refusals.of(
                "TargetGroupAssociationLimit",
                "The following target groups cannot be associated with more than one load balancer: "
                        + group.targetGroupArn());
    }

    private static @Nullable TargetGroupStickinessConfig stickiness(
            LoadBalancer loadBalancer, @Nullable ForwardActionConfig given) {
        if (LoadBalancerKind.of(loadBalancer) == LoadBalancerKind.NETWORK) {
            return null;
        }
        TargetGroupStickinessConfig asked = given == null ? null : given.targetGroupStickinessConfig();
        boolean enabled = asked != null && Boolean.TRUE.equals(asked.enabled());
        Integer duration = asked == null ? null : asked.durationSeconds();
        if (enabled && duration == null) {
            throw Refusals.validation("Stickiness of target groups needs a duration, 1 to 604800 seconds");
        }
        return new TargetGroupStickinessConfig(
                enabled, duration == null ? null : Given.between(duration, 1, 604_800, "durationSeconds"));
    }

    private static Action redirect(Action action) {
        RedirectActionConfig given = Given.required(action.redirectConfig(), "actions.member.redirectConfig");
        Given.oneOf(
                Given.required(given.statusCode(), "redirectConfig.statusCode"),
                List.of("HTTP_301", "HTTP_302"),
                "redirectConfig.statusCode");
        RedirectActionConfig whole = new RedirectActionConfig(
                part(given.protocol(), "#{protocol}", "protocol"),
                part(given.port(), "#{port}", "port"),
                part(given.host(), "#{host}", "host"),
                part(given.path(), "/#{path}", "path"),
                part(given.query(), "#{query}", "query"),
                given.statusCode());
        if (!REDIRECT_PROTOCOL.matcher(String.valueOf(whole.protocol())).matches()) {
            throw Refusals.validation("The protocol of a redirect must be HTTP, HTTPS or #{protocol}");
        }
        if (!REDIRECT_PORT.matcher(String.valueOf(whole.port())).matches()) {
            throw Refusals.validation("The port of a redirect must be a number from 1 to 65535 or #{port}");
        }
        if (!String.valueOf(whole.path()).startsWith("/")) {
            throw Refusals.validation("The path of a redirect must begin with '/'");
        }
        boolean loops = whole.equals(new RedirectActionConfig(
                "#{protocol}", "#{port}", "#{host}", "/#{path}", whole.query(), whole.statusCode()));
        if (loops) {
            throw Refusals.of(
                    "InvalidLoadBalancerAction", "The redirect configuration is not valid because it creates a loop.");
        }
        return new Action(Action.REDIRECT, null, action.order(), whole, null, null);
    }

    private static String part(@Nullable String given, String standard, String name) {
        String part = Objects.requireNonNullElse(given, standard);
        if (part.length() > LONGEST_PART) {
            throw Refusals.validation(
                    "The " + name + " of a redirect can have at most " + LONGEST_PART + " characters");
        }
        return part;
    }

    private static Action fixedResponse(Action action) {
        FixedResponseActionConfig given =
                Given.required(action.fixedResponseConfig(), "actions.member.fixedResponseConfig");
        String status = Given.required(given.statusCode(), "fixedResponseConfig.statusCode");
        if (!FIXED_STATUS.matcher(status).matches()) {
            throw Refusals.validation("The status code of a fixed response must be 2XX, 4XX or 5XX");
        }
        if (given.contentType() != null) {
            Given.oneOf(given.contentType(), CONTENT_TYPES, "fixedResponseConfig.contentType");
        }
        if (given.messageBody() != null && given.messageBody().length() > LONGEST_BODY) {
            throw Refusals.validation("The body of a fixed response can have at most " + LONGEST_BODY + " characters");
        }
        return new Action(Action.FIXED_RESPONSE, null, action.order(), null, given, null);
    }
}
