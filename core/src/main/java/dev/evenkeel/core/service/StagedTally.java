package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.stage.RevisionTally;
import dev.evenkeel.core.deployment.stage.StageInputs;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a staged deployment looks at beside its own record: tasks by revision, and whether it is to be given up. */
final class StagedTally {
    private static final Set<TaskCondition> WANTED = Collections.unmodifiableSet(
            EnumSet.complementOf(EnumSet.of(TaskCondition.STOPPING, TaskCondition.STOPPED)));

    private StagedTally() {}

    static StageInputs of(
            StateView state, Service service, ServiceDeployment history, Deployment primary, StagedDeployment staged) {
        ServiceTasks all = state.tasksOf(service.serviceArn());
        RevisionTally green = tally(state, service, all.of(staged.green()));
        RevisionTally blue = staged.blue() == null ? RevisionTally.NONE : tally(state, service, all.of(staged.blue()));
        DeploymentConfiguration configuration = history.deploymentConfiguration();
        boolean alarmed = DeploymentOversight.isAlarmed(configuration, primary);
        DeploymentFailure failure = switch (history.status()) {
            case STOP_REQUESTED, ROLLBACK_REQUESTED -> DeploymentFailure.STOPPED_BY_USER;
            case PENDING, IN_PROGRESS -> alarmed ? DeploymentFailure.ALARM_DETECTED : null;
            case SUCCESSFUL, STOPPED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> null;
        };
        boolean rollsBack = switch (history.status()) {
            case STOP_REQUESTED -> false;
            case ROLLBACK_REQUESTED -> true;
            default -> DeploymentOversight.rollsBack(configuration.alarms());
        };
        RevisionTally others = RevisionTally.NONE;
        for (Deployment deployment : service.deployments()) {
            if (!deployment.id().equals(staged.green()) && !deployment.id().equals(staged.blue())) {
                others = others.and(tally(state, service, all.of(deployment.id())));
            }
        }
        return new StageInputs(service.desiredCount(), blue, green, others, failure, rollsBack);
    }

    /** Nothing is looked through where nothing is protected. */
    private static RevisionTally tally(StateView state, Service service, DeploymentTasks tasks) {
        List<Instant> kept = state.protectedTasks(service.serviceArn()) == 0
                ? List.of()
                : WANTED.stream()
                        .flatMap(condition -> tasks.of(condition).stream())
                        .flatMap(task -> state.protectedUntil(task.taskArn()).stream())
                        .sorted()
                        .toList();
        return new RevisionTally(
                tasks.count(TaskCondition.HEALTHY),
                tasks.live(),
                kept.size(),
                kept.isEmpty() ? null : kept.get(kept.size() - 1));
    }
}
