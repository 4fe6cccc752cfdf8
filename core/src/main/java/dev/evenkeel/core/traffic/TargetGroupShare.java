package dev.evenkeel.core.traffic;

/**
 * What a target group gets of the requests.
 *
 * @param percent 0 to 100, a fraction allowed (ECS shifts as little as 0.1)
 */
public record TargetGroupShare(String targetGroupArn, double percent) {
    public TargetGroupShare {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a share of " + percent + " %, not from 0 to 100");
        }
    }
}
