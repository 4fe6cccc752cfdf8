package dev.evenkeel.router;

import static java.util.Objects.requireNonNullElse;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.FixedResponseActionConfig;
import dev.evenkeel.core.balancing.ForwardActionConfig;
import dev.evenkeel.core.balancing.RedirectActionConfig;
import dev.evenkeel.core.balancing.TargetGroupStickinessConfig;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Listeners that were created by the API of Elastic Load Balancing, in the router's terms.
 *
 * <ol>
 *   <li>Those that speak HTTP or TCP take requests; the others would need a certificate, or datagrams.
 *   <li>Rules stand in the order in which they are tried, the default one last.
 *   <li>What they leave open is as Elastic Load Balancing has it.
 * </ol>
 */
final class CreatedListeners {
    private CreatedListeners() {}

    /**
     * All of them, sorted by ARN.
     *
     * @param host where they listen
     */
    static List<Listener> of(Balancing balancing, String host) {
        return balancing.listeners().stream()
                .flatMap(listener -> of(balancing, listener, host))
                .toList();
    }

    private static Stream<Listener> of(
            Balancing balancing, dev.evenkeel.core.balancing.Listener listener, String host) {
        ListenerProtocol protocol = switch (listener.protocol()) {
            case "HTTP" -> ListenerProtocol.HTTP;
            case "TCP" -> ListenerProtocol.TCP;
            default -> null;
        };
        return protocol == null
                ? Stream.empty()
                : Stream.of(new Listener(
                        listener.listenerArn(), host, listener.port(), protocol, rules(balancing, listener)));
    }

    private static List<Rule> rules(Balancing balancing, dev.evenkeel.core.balancing.Listener listener) {
        List<Rule> rules = new ArrayList<>();
        boolean ended = false;
        for (dev.evenkeel.core.balancing.Rule rule : balancing.rules(listener.listenerArn())) {
            ended |= rule.isDefault();
            action(rule.actions())
                    .ifPresent(action ->
                            rules.add(new Rule(rule.ruleArn(), CreatedConditions.of(rule.conditions()), action)));
        }
        if (!ended) {
            // The moment between the making of a listener and that of its default rule.
            action(listener.defaultActions()).ifPresent(action -> rules.add(Rule.otherwise(action)));
        }
        return rules;
    }

    private static Optional<Action> action(List<dev.evenkeel.core.balancing.Action> actions) {
        return actions.stream().flatMap(action -> action(action).stream()).findFirst();
    }

    private static Optional<Action> action(dev.evenkeel.core.balancing.Action action) {
        RedirectActionConfig redirect = action.redirectConfig();
        FixedResponseActionConfig fixed = action.fixedResponseConfig();
        if (action.forwards()) {
            return Optional.of(forward(action));
        }
        return redirect != null
                ? Optional.of(redirect(redirect))
                : Optional.ofNullable(fixed).map(CreatedListeners::fixed);
    }

    private static Action forward(dev.evenkeel.core.balancing.Action action) {
        ForwardActionConfig config = action.forwardConfig();
        TargetGroupStickinessConfig sticky = config == null ? null : config.targetGroupStickinessConfig();
        Integer seconds = sticky == null || !Boolean.TRUE.equals(sticky.enabled()) ? null : sticky.durationSeconds();
        return new Action.Forward(
                action.shares().stream()
                        .map(share -> new Action.WeightedTargetGroup(
                                String.valueOf(share.targetGroupArn()), requireNonNullElse(share.weight(), 1)))
                        .toList(),
                seconds == null ? null : Duration.ofSeconds(seconds));
    }

    private static Action redirect(RedirectActionConfig config) {
        return new Action.Redirect(
                "HTTP_301".equals(config.statusCode()) ? 301 : 302,
                requireNonNullElse(config.protocol(), "#{protocol}"),
                requireNonNullElse(config.host(), "#{host}"),
                requireNonNullElse(config.port(), "#{port}"),
                requireNonNullElse(config.path(), "/#{path}"),
                requireNonNullElse(config.query(), "#{query}"));
    }

    private static Action fixed(FixedResponseActionConfig config) {
        return new Action.FixedResponse(
                Integer.parseInt(requireNonNullElse(config.statusCode(), "200")),
                requireNonNullElse(config.contentType(), "text/plain"),
                requireNonNullElse(config.messageBody(), ""));
    }
}
