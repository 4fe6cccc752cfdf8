package dev.evenkeel.core.balancing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a listener does with a request: forward it, redirect it, or answer it itself.
 *
 * @param type forward, redirect or fixed-response
 * @param targetGroupArn the only target group of {@code forwardConfig}; null when there are several
 * @param order 1 to 50000
 */
public record Action(
        @Nullable String type,
        @Nullable String targetGroupArn,
        @Nullable Integer order,
        @Nullable RedirectActionConfig redirectConfig,
        @Nullable FixedResponseActionConfig fixedResponseConfig,
        @Nullable ForwardActionConfig forwardConfig) {
    public static final String FORWARD = "forward";
    public static final String REDIRECT = "redirect";
    public static final String FIXED_RESPONSE = "fixed-response";

    /** Whether it sends requests to target groups. */
    public boolean forwards() {
        return FORWARD.equals(type);
    }

    /** The target groups it forwards to, with their weights; none when it does not forward. */
    public List<TargetGroupTuple> shares() {
        return forwardConfig == null ? List.of() : Objects.requireNonNullElse(forwardConfig.targetGroups(), List.of());
    }

    /** The same, divided otherwise. */
    public Action dividing(List<TargetGroupTuple> shares) {
        return new Action(
                type,
                shares.size() == 1 ? shares.get(0).targetGroupArn() : null,
                order,
                redirectConfig,
                fixedResponseConfig,
                new ForwardActionConfig(
                        shares, forwardConfig == null ? null : forwardConfig.targetGroupStickinessConfig()));
    }
}
