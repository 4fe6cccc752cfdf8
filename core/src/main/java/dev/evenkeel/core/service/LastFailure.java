package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What ended the last task of a deployment that nobody had asked to stop. */
final class LastFailure {
    private LastFailure() {}

    /** In one phrase without a full stop; empty when none is remembered. */
    static Optional<String> of(StateView state, Service service, Deployment deployment) {
        DeploymentTasks tasks = state.tasksOf(service.serviceArn()).of(deployment.id());
        return Stream.concat(tasks.of(TaskCondition.STOPPED).stream(), tasks.of(TaskCondition.STOPPING).stream())
                .filter(task -> !TaskOutcomes.isOurDoing(task))
                .reduce((earlier, later) -> later)
                .map(LastFailure::told);
    }

    private static String told(Task task) {
        Optional<String> reason = TaskOutcomes.reason(task).map(text -> text.replaceAll("\\.$", ""));
        Optional<String> exit = task.progress().containers().stream()
                .filter(container -> container.exitCode() != null && container.exitCode() != 0)
                .findFirst()
                .map(LastFailure::exit);
        return reason.orElse("no reason was given")
                + exit.map(code -> " (" + code + ")").orElse("");
    }

    private static String exit(ContainerObservation container) {
        return "container " + container.name() + ", exit code " + Objects.requireNonNull(container.exitCode());
    }
}
