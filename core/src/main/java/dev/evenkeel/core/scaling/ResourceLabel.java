package dev.evenkeel.core.scaling;

import dev.evenkeel.core.service.LoadBalancer;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which load balancer and target group the requests of a policy are counted of: the ends of their ARNs, as in
 * {@code app/web/778d41231b141a0f/targetgroup/web/943f017f100becff}.
 *
 * @param targetGroup such as {@code targetgroup/web/943f017f100becff}
 */
public record ResourceLabel(String loadBalancer, String targetGroup) {
    private static final Pattern FORM =
            Pattern.compile("(app/[A-Za-z0-9-]{1,32}/[0-9a-f]+)/(targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]+)");

    /** Reads one; empty when it has another form. */
    public static Optional<ResourceLabel> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ResourceLabel(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** The ARN of the target group that is meant, among those that a service names; empty when it names another. */
    public Optional<String> targetGroupOf(Collection<LoadBalancer> balancers) {
        return balancers.stream()
                .map(LoadBalancer::targetGroupArn)
                .filter(Objects::nonNull)
                .filter(arn -> arn.endsWith(":" + targetGroup))
                .findFirst();
    }
}
