package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.explanation.ServiceExplanation.BudgetExplanation;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rolling update waits for beside what every service may: a change of its percentages, the end of its bake time. */
final class RollingFindings {

    private RollingFindings() {}

    static List<Finding> of(StateView state, Service service, Instant now) {
        List<Finding> findings = new ArrayList<>();
        service.primary().ifPresent(primary -> {
            ServiceTally tasks = ServiceTally.of(state, service, primary);
            RolloutBudget budget = RollingUpdate.budget(service, primary, tasks);
            if (RollingUpdate.isStuck(service, budget, tasks)) {
                findings.add(Finding.of(FindingKind.DEADLOCK, deadlock(service, budget, tasks)));
            }
            bakes(state, service, primary).ifPresent(findings::add);
        });
        state.zoneMove(service.serviceArn()).map(RollingFindings::moves).ifPresent(findings::add);
        findings.addAll(ServiceFindings.of(state, service, now));
        return findings;
    }

    static Optional<BudgetExplanation> budget(StateView state, Service service) {
        return service.primary().map(primary -> {
            ServiceTally tasks = ServiceTally.of(state, service, primary);
            RolloutBudget budget = RollingUpdate.budget(service, primary, tasks);
            return new BudgetExplanation(
                    configuration(service).healthyAtLeast(),
                    configuration(service).runningAtMost(),
                    budget.lower(),
                    budget.upper(),
                    tasks.wanted(),
                    tasks.available(),
                    budget.start(),
                    budget.stop());
        });
    }

    private static String deadlock(Service service, RolloutBudget budget, ServiceTally tasks) {
        return "The percentages leave nothing to do: maximumPercent "
                + configuration(service).runningAtMost() + " of "
                + service.desiredCount()
                + " allows " + budget.upper() + " and " + tasks.wanted() + " run; minimumHealthyPercent "
                + configuration(service).healthyAtLeast() + " keeps " + budget.lower() + " and " + tasks.available()
                + " serve. Raise the one or lower the other.";
    }

    private static Finding moves(ZoneMove move) {
        int count = move.started().size();
        String way = " from " + move.from() + " to " + move.to();
        return count == 0
                ? new Finding(FindingKind.REBALANCING, "No room to move tasks" + way + ".", move.retryAt())
                : Finding.of(
                        FindingKind.REBALANCING,
                        Finding.count(count, "task") + " move" + way + ": as many stop when the new ones are healthy.");
    }

    private static Optional<Finding> bakes(StateView state, Service service, Deployment primary) {
        return Settlement.bakedAt(state, service, primary)
                .map(end -> new Finding(
                        FindingKind.BAKING, "Deployment " + primary.id() + " bakes before it is complete.", end));
    }

    private static DeploymentConfiguration configuration(Service service) {
        return service.settings().deploymentConfiguration();
    }
}
