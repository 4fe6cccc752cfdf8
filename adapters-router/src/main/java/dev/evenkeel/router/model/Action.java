package dev.evenkeel.router.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule does with a request. */
public sealed interface Action {

    /**
     * Sends it to a target of one of these groups.
     *
     * @param groups one of which is chosen by weight; those of weight 0 get nothing
     * @param stickiness how long a client stays with the group it got first; null when each request is for itself
     */
    record Forward(
            List<WeightedTargetGroup> groups, @Nullable Duration stickiness) implements Action {
        public Forward {
            groups = List.copyOf(groups);
        }

        /** To one group. */
        public static Forward to(String targetGroupArn) {
            return new Forward(List.of(new WeightedTargetGroup(targetGroupArn, 1)), null);
        }
    }

    /** @param weight 0 or more; what counts is the share of the sum */
    record WeightedTargetGroup(String targetGroupArn, double weight) {
        public WeightedTargetGroup {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight " + weight + " of " + targetGroupArn + ", not 0 or more");
            }
        }
    }

    /** Answers it without any target. */
    record FixedResponse(int status, String contentType, String body) implements Action {}

    /**
     * Sends the client elsewhere. Each part may hold {@code #{protocol}}, {@code #{host}}, {@code #{port}}, {@code #{path}}
     * (without its first slash) and {@code #{query}}.
     *
     * @param status 301 or 302
     */
    record Redirect(int status, String protocol, String host, String port, String path, String query)
            implements Action {}
}
