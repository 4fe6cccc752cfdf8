package dev.evenkeel.simulation.fault;

import static dev.evenkeel.simulation.fault.UserActs.members;

import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.stage.HookRun;
import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.core.taskset.TaskSetStatus;
import dev.evenkeel.simulation.Draw;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a user, or a deployer outside, does about deployments that are under way and about task sets. */
final class DeploymentActs {
    /** One fewer than a service may have: somebody may always need another. */
    private static final int TASK_SETS_MOST = 4;

    /** Asks for an operation. */
    interface Asking {
        void ask(String operation, Map<String, Object> input);
    }

    private final Asking asking;

    DeploymentActs(Asking asking) {
        this.asking = asking;
    }

    /**
     * Decides about a deployment that waits for somebody, or stops one; empty where none is under way. One that is stopped goes
     * no further until there is another: only services are stopped that may fail by themselves, too.
     */
    Optional<String> decide(StateView state, Service service, Draw draw) {
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        if (!configuration.isStaged() && !CircuitBreaker.isOn(configuration)) {
            return Optional.empty();
        }
        Optional<ServiceDeployment> open = state.serviceDeployments(service.serviceArn()).stream()
                .filter(ServiceDeployment::isOpen)
                .findFirst();
        return open.map(history -> pause(state, service)
                .map(hook -> goOn(service, history, hook, draw.oneIn(4) ? "ROLLBACK" : "CONTINUE"))
                .orElseGet(() -> stop(service, history, draw.oneIn(3) ? "ABORT" : "ROLLBACK")));
    }

    private static Optional<HookRun> pause(StateView state, Service service) {
        return state.staged(service.serviceArn()).map(StagedDeployment::hooks).stream()
                .flatMap(List::stream)
                .filter(hook -> hook.status() == HookStatus.AWAITING_ACTION)
                .findFirst();
    }

    private String goOn(Service service, ServiceDeployment history, HookRun hook, String action) {
        asking.ask(
                "ContinueServiceDeployment",
                members(
                        "serviceDeploymentArn",
                        history.serviceDeploymentArn(),
                        "hookId",
                        hook.hookId(),
                        "action",
                        action));
        return "the pause of " + service.name() + " is ended with " + action;
    }

    private String stop(Service service, ServiceDeployment history, String type) {
        asking.ask(
                "StopServiceDeployment",
                members("serviceDeploymentArn", history.serviceDeploymentArn(), "stopType", type));
        return "the deployment of " + service.name() + " is stopped with " + type;
    }

    /**
     * Makes, moves or removes a task set, as a deployer does.
     *
     * @param revisions of the family that the service runs
     */
    Optional<String> roll(StateView state, Service service, List<String> revisions, Draw draw) {
        List<TaskSet> all = state.taskSets(service.serviceArn());
        List<TaskSet> live = all.stream()
                .filter(taskSet -> taskSet.status() != TaskSetStatus.DRAINING)
                .toList();
        if (all.size() < TASK_SETS_MOST && (live.isEmpty() || draw.oneIn(3))) {
            return revisions.isEmpty() ? Optional.empty() : Optional.of(create(service, draw.of(revisions), draw));
        }
        return live.isEmpty() ? Optional.empty() : Optional.of(change(service, draw.of(live), draw));
    }

    private String create(Service service, String revision, Draw draw) {
        boolean fargate = service.deployments().stream()
                .findFirst()
                .filter(newest -> newest.settings().launchType() == LaunchType.FARGATE)
                .isPresent();
        Map<String, Object> input = members("service", service.name());
        input.put("taskDefinition", revision);
        input.put("launchType", fargate ? "FARGATE" : "EC2");
        input.put("networkConfiguration", members("awsvpcConfiguration", members("subnets", List.of("subnet-1"))));
        input.put("scale", percent(25 * draw.below(5)));
        asking.ask("CreateTaskSet", input);
        return service.name() + " has another task set of " + revision;
    }

    private String change(Service service, TaskSet taskSet, Draw draw) {
        Map<String, Object> input = members("service", service.name());
        String operation;
        switch (draw.below(4)) {
            case 0, 1 -> {
                operation = "UpdateTaskSet";
                input.put("taskSet", taskSet.taskSetArn());
                input.put("scale", percent(25 * draw.below(5)));
            }
            case 2 -> {
                operation = "UpdateServicePrimaryTaskSet";
                input.put("primaryTaskSet", taskSet.taskSetArn());
            }
            default -> {
                operation = "DeleteTaskSet";
                input.put("taskSet", taskSet.taskSetArn());
                input.put("force", draw.oneIn(2));
            }
        }
        asking.ask(operation, input);
        return operation + " of " + service.name();
    }

    private static Map<String, Object> percent(int value) {
        return members("unit", "PERCENT", "value", (double) value);
    }
}
