package dev.evenkeel.router.model;

import java.util.List;

/**
 * A port that takes requests.
 *
 * @param arn names it; any text that no other listener has
 * @param host the address it listens on, such as 127.0.0.1
 * @param port 1 to 65535
 * @param rules tried in this order; the first that matches is followed. A request that none matches is answered 404. A
 *     TCP listener looks at the first rule only, which must forward
 */
public record Listener(String arn, String host, int port, ListenerProtocol protocol, List<Rule> rules) {
    public Listener {
        rules = List.copyOf(rules);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " of listener " + arn + ", not 1 to 65535");
        }
    }

    /** Where it listens: host and port. */
    public String address() {
        return host + ":" + port;
    }

    /** Whether one of its rules sends requests to a target group, of whatever weight. */
    public boolean forwardsTo(String targetGroupArn) {
        return rules.stream()
                .anyMatch(rule -> rule.action() instanceof Action.Forward forward
                        && forward.groups().stream()
                                .anyMatch(group -> group.targetGroupArn().equals(targetGroupArn)));
    }

    /** Whether an ARN is its own, or that of one of its rules. */
    public boolean isNamed(String anArn) {
        return arn.equals(anArn) || rules.stream().anyMatch(rule -> anArn.equals(rule.arn()));
    }

    /** The same at another port. */
    public Listener at(int otherPort) {
        return new Listener(arn, host, otherPort, protocol, rules);
    }

    /** The same with other rules. */
    public Listener withRules(List<Rule> others) {
        return new Listener(arn, host, port, protocol, others);
    }
}
