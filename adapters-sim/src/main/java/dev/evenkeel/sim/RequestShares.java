package dev.evenkeel.sim;

import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who gets which share of a service's requests at one moment.
 *
 * @param byDeployment percent by the id of the deployment; those that get none are absent
 * @param unserved percent that go to target groups without a healthy target, and fail
 */
public record RequestShares(SortedMap<String, Double> byDeployment, double unserved) {
    public RequestShares {
        byDeployment = Collections.unmodifiableSortedMap(new TreeMap<>(byDeployment));
    }

    /** Within a target group each healthy target gets as much as any other. */
    static RequestShares of(TrafficKind kind, List<TrafficSplit> splits, Collection<RoutedTarget> targets) {
        SortedMap<String, Double> shares = new TreeMap<>();
        double unserved = 0;
        List<List<TargetGroupShare>> rules = splits.isEmpty()
                ? untouched(kind, targets)
                : splits.stream().map(TrafficSplit::shares).toList();
        for (List<TargetGroupShare> rule : rules) {
            for (TargetGroupShare share : rule) {
                double percent = share.percent() / rules.size();
                List<RoutedTarget> healthy = healthy(targets, share.targetGroupArn());
                healthy.forEach(target ->
                        shares.merge(target.registration().deploymentId(), percent / healthy.size(), Double::sum));
                unserved += healthy.isEmpty() ? percent : 0;
            }
        }
        return new RequestShares(shares, unserved);
    }

    /** Before a deployment moves traffic, each target group of the service has listener rules of its own. */
    private static List<List<TargetGroupShare>> untouched(TrafficKind kind, Collection<RoutedTarget> targets) {
        return kind == TrafficKind.TEST
                ? List.of()
                : targets.stream()
                        .map(target -> target.id().targetGroupArn())
                        .distinct()
                        .map(group -> List.of(new TargetGroupShare(group, 100)))
                        .toList();
    }

    private static List<RoutedTarget> healthy(Collection<RoutedTarget> targets, String targetGroup) {
        return targets.stream()
                .filter(target ->
                        target.serves() && target.id().targetGroupArn().equals(targetGroup))
                .toList();
    }
}
