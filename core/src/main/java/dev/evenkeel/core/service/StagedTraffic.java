package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the percentages of a staged deployment mean for listener rules: production requests are divided between the target
 * groups of blue and green, test requests go to green or to nobody. Service Connect has no rule that could be asked: there
 * the percentages are on record only.
 */
final class StagedTraffic {
    private StagedTraffic() {}

    /** Divides the requests of every load balancer of the service as the record has it. */
    static void divide(Change change, Service service, StagedDeployment staged) {
        List<LoadBalancer> balancers = service.deployment(staged.green())
                .map(Deployment::settings)
                .map(ServiceSettings::loadBalancers)
                .orElse(List.of());
        for (LoadBalancer balancer : balancers) {
            AdvancedConfiguration advanced = balancer.advancedConfiguration();
            if (advanced == null) {
                continue;
            }
            String green = balancer.targetGroupArn(staged.greenOnAlternate());
            String blue = balancer.targetGroupArn(!staged.greenOnAlternate());
            double production = staged.productionPercent();
            List<TargetGroupShare> shares = new ArrayList<>();
            // Without a blue nobody gets anything until green gets it all.
            add(shares, blue, staged.blue() == null ? 0 : rest(production));
            add(shares, green, production);
            emit(
                    change,
                    new TrafficSplit(
                            service.serviceArn(), TrafficKind.PRODUCTION, advanced.productionListenerRule(), shares));
            if (advanced.testListenerRule() != null) {
                List<TargetGroupShare> test = new ArrayList<>();
                add(test, green, staged.testPercent());
                emit(
                        change,
                        new TrafficSplit(service.serviceArn(), TrafficKind.TEST, advanced.testListenerRule(), test));
            }
        }
    }

    /** What is left for the other revision, in tenths of a percent. */
    static double rest(double percent) {
        return (1000 - Math.round(percent * 10)) / 10.0;
    }

    private static void add(List<TargetGroupShare> shares, @Nullable String group, double percent) {
        if (group != null && percent > 0) {
            shares.add(new TargetGroupShare(group, percent));
        }
    }

    /** Only what is new: a rule that is divided so already is left alone. */
    private static void emit(Change change, TrafficSplit split) {
        List<TrafficSplit> known = change.state().trafficSplits(split.serviceArn());
        boolean asBefore = split.shares().isEmpty() ? known.stream().noneMatch(split::replaces) : known.contains(split);
        if (!asBefore) {
            change.emit(new Event.TrafficShifted(split));
            RuleWeights.follow(change, split);
        }
    }
}
