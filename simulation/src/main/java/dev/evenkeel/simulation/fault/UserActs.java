package dev.evenkeel.simulation.fault;

import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.simulation.Calls;
import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.EngineDown;
import dev.evenkeel.simulation.Rehearsal;
import dev.evenkeel.simulation.invariant.BrokenInvariant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a user does in the middle of everything, through the same operations as any client. */
final class UserActs {
    private static final String DRAIN = "UpdateContainerInstancesState";
    private static final String PROTECT = "UpdateTaskProtection";
    /** How many things come to a user's mind before they let it be. */
    private static final int THOUGHTS = 8;

    private final Rehearsal rehearsal;
    private final SortedSet<String> drained = new TreeSet<>();
    private final SortedSet<String> standAlone = new TreeSet<>();
    private final DeploymentActs deployments = new DeploymentActs(this::ask);
    private int tokens;

    UserActs(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /**
     * Does one thing; what comes to mind first may have nothing to be done to, then another comes. Empty when nothing
     * that came to mind could be done. A refusal is an answer as good as any.
     */
    Optional<String> act(Draw draw) {
        try {
            Optional<String> done = Optional.empty();
            for (int thought = 0; done.isEmpty() && thought < THOUGHTS; thought++) {
                done = think(draw);
            }
            return done;
        } catch (EngineDown down) {
            return Optional.of("nobody answers");
        } catch (EcsException refused) {
            return Optional.of("refused: " + refused.text());
        }
    }

    private Optional<String> think(Draw draw) {
        return switch (draw.below(12)) {
            case 0, 1, 2 -> service(draw).flatMap(service -> deploy(service, draw));
            case 3, 4 -> service(draw).map(service -> scale(service, draw));
            case 5 -> service(draw).flatMap(service -> deployAnew(service, draw));
            case 6 -> stop(draw);
            case 7 -> run(draw);
            case 8 -> drain(draw);
            case 9, 10 -> service(draw).flatMap(service -> deployments.decide(state(), service, draw));
            default -> protect(draw);
        };
    }

    /** Takes back what keeps the cluster from its full size, and ends what was started by hand. */
    void makeAmends() {
        for (String instance : drained) {
            tryTo(DRAIN, members("containerInstances", List.of(instance), "status", "ACTIVE"));
        }
        for (String task : standAlone) {
            tryTo("StopTask", members("task", task));
        }
        if (Calls.find(PROTECT).isPresent()) {
            for (Service service : List.copyOf(state().services())) {
                unprotect(service);
            }
        }
    }

    private void unprotect(Service service) {
        List<String> tasks = state().tasksOf(service.serviceArn()).all().stream()
                .filter(Task::isWanted)
                .map(task -> task.taskArn().value())
                .toList();
        for (int i = 0; i < tasks.size(); i += 10) {
            tryTo(
                    PROTECT,
                    members(
                            "cluster", Rehearsal.CLUSTER.name(),
                            "tasks", tasks.subList(i, Math.min(tasks.size(), i + 10)),
                            "protectionEnabled", false));
        }
    }

    private Optional<String> deploy(Service service, Draw draw) {
        String family = family(service);
        List<String> revisions = state().taskDefinitions().stream()
                .filter(definition ->
                        family.equals(definition.family()) && "ACTIVE".equals(String.valueOf(definition.status())))
                .map(UserActs::shortName)
                .toList();
        if (service.settings().hasTaskSets()) {
            return deployments.roll(state(), service, revisions, draw);
        }
        String revision = revisions.isEmpty() ? family : draw.of(revisions);
        ask("UpdateService", members("service", service.name(), "taskDefinition", revision));
        return Optional.of(service.name() + " is updated to " + revision);
    }

    /** What it runs; where it has no task set that could tell, drawn families have the numbers of their services. */
    private static String family(Service service) {
        return service.settings().deploymentController().equals("EXTERNAL")
                ? service.deployments().stream()
                        .findFirst()
                        .map(newest -> newest.settings().taskDefinition().family())
                        .orElseGet(() -> service.name().replace("svc-", "app-"))
                : service.settings().taskDefinition().family();
    }

    private Optional<String> deployAnew(Service service, Draw draw) {
        if (service.settings().hasTaskSets()) {
            return deploy(service, draw);
        }
        ask("UpdateService", members("service", service.name(), "forceNewDeployment", true));
        return Optional.of(service.name() + " is deployed anew");
    }

    private String scale(Service service, Draw draw) {
        int count = draw.below(Math.max(3, service.desiredCount() * 2));
        ask("UpdateService", members("service", service.name(), "desiredCount", count));
        return service.name() + " is scaled to " + count;
    }

    private Optional<String> stop(Draw draw) {
        List<Task> tasks = new ArrayList<>(state().tasks());
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        Task task = draw.of(tasks);
        ask("StopTask", members("task", task.taskArn().value(), "reason", "because"));
        return Optional.of("task " + task.taskArn().id().substring(0, 8) + " is stopped by hand");
    }

    /** The same token twice: the second time must do nothing and answer the same. */
    private Optional<String> run(Draw draw) {
        List<TaskDefinition> active = state().taskDefinitions().stream()
                .filter(definition -> "ACTIVE".equals(String.valueOf(definition.status()))
                        && "awsvpc".equals(definition.networkMode()))
                .toList();
        if (active.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> request = members(
                "taskDefinition",
                shortName(draw.of(active)),
                "count",
                1 + draw.below(2),
                "clientToken",
                "token-" + tokens++,
                "networkConfiguration",
                Map.of("awsvpcConfiguration", Map.of("subnets", List.of("subnet-1"))));
        List<CapacityProvider> pools = List.copyOf(state().capacityProviders());
        if (pools.isEmpty() || draw.oneIn(2)) {
            request.put("launchType", "FARGATE");
        } else {
            // Where its group has no host yet, the tasks wait.
            String pool = draw.of(pools).name();
            request.put("capacityProviderStrategy", List.of(Map.of("capacityProvider", pool, "weight", 1)));
        }
        int before = state().tasks().size();
        ask("RunTask", request);
        int after = state().tasks().size();
        ask("RunTask", request);
        if (state().tasks().size() != after) {
            throw new BrokenInvariant(
                    "I10",
                    "RunTask with a token that was used started "
                            + (state().tasks().size() - after) + " tasks");
        }
        state().tasks().stream()
                .skip(before)
                .forEach(task -> standAlone.add(task.taskArn().value()));
        return Optional.of((after - before) + " tasks are run by hand");
    }

    private Optional<String> drain(Draw draw) {
        List<ContainerInstance> instances = new ArrayList<>(state().containerInstances(Rehearsal.CLUSTER.name()));
        if (instances.isEmpty() || Calls.find(DRAIN).isEmpty()) {
            return Optional.empty();
        }
        ContainerInstance instance = draw.of(instances);
        String arn = instance.containerInstanceArn().value();
        // Before it is asked: an engine that crashes has no answer, and may have done it.
        boolean back = !drained.add(arn);
        ask(DRAIN, members("containerInstances", List.of(arn), "status", back ? "ACTIVE" : "DRAINING"));
        if (back) {
            drained.remove(arn);
        }
        return Optional.of(instance.hostId() + (back ? " takes tasks again" : " is drained"));
    }

    private Optional<String> protect(Draw draw) {
        if (Calls.find(PROTECT).isEmpty()) {
            return Optional.empty();
        }
        List<String> tasks = state().tasks().stream()
                .filter(task -> task.isWanted() && task.launch().serviceArn() != null)
                .map(task -> task.taskArn().value())
                .toList();
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        String task = draw.of(tasks);
        ask(
                PROTECT,
                members(
                        "cluster",
                        Rehearsal.CLUSTER.name(),
                        "tasks",
                        List.of(task),
                        "protectionEnabled",
                        true,
                        "expiresInMinutes",
                        1 + draw.below(60)));
        return Optional.of("a task is protected");
    }

    private Optional<Service> service(Draw draw) {
        List<Service> active = state().services().stream()
                .filter(service -> service.status() == ServiceStatus.ACTIVE)
                .toList();
        return active.isEmpty() ? Optional.empty() : Optional.of(draw.of(active));
    }

    private StateView state() {
        return rehearsal.state();
    }

    private void ask(String operation, Map<String, Object> input) {
        rehearsal.ask(engine -> Calls.ask(engine, operation, input));
    }

    private void tryTo(String operation, Map<String, Object> input) {
        try {
            ask(operation, input);
        } catch (EcsException | EngineDown gone) {
            // What it was about is no more, which is as good.
            rehearsal.runDue();
        }
    }

    private static String shortName(TaskDefinition definition) {
        return definition.family() + ":" + definition.revision();
    }

    static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }
}
