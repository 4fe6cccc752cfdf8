package dev.evenkeel.simulation.play;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.stage.HookRun;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskset.TaskSet;
import dev.evenkeel.simulation.Rehearsal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario cannot know by name, looked up when the step is done.
 *
 * <ul>
 *   <li>{@code @task:web}: the oldest task of service {@code web} that is wanted and RUNNING; {@code @task:web/3} the
 *       fourth oldest, counted on from the first again where there are fewer
 *   <li>{@code @deployment:web}: the newest service deployment of service {@code web}
 *   <li>{@code @hook:web}: the lifecycle hook that this deployment waits for
 *   <li>{@code @taskSet:web/0}: the oldest task set of service {@code web}, and so on as with tasks
 *   <li>{@code @instance:0}: the first container instance that is there, in the order of their ids; counted on likewise
 * </ul>
 */
public final class References {
    private final StateView state;

    References(StateView state) {
        this.state = state;
    }

    /** The members with every reference replaced; empty when one of them is to nothing. */
    Optional<Map<String, Object>> resolve(Map<String, Object> members) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            Optional<Object> value = value(member.getValue());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            resolved.put(member.getKey(), value.get());
        }
        return Optional.of(resolved);
    }

    @SuppressWarnings("unchecked") // a scenario's objects have texts for keys
    private Optional<Object> value(Object value) {
        return switch (value) {
            case Map<?, ?> members -> resolve((Map<String, Object>) members).map(found -> found);
            case List<?> items -> list(items);
            case String text when text.startsWith("@") -> reference(text).map(found -> found);
            default -> Optional.of(value);
        };
    }

    private Optional<Object> list(List<?> items) {
        List<Object> resolved = new ArrayList<>();
        for (Object item : items) {
            Optional<Object> value = value(item);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            resolved.add(value.get());
        }
        return Optional.of(resolved);
    }

    private Optional<String> reference(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String[] parts = text.substring(colon + 1).split("/", 2);
        return switch (kind) {
            case "@task" -> task(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
            case "@deployment" ->
                state.serviceDeployments(service(parts[0])).stream()
                        .findFirst()
                        .map(ServiceDeployment::serviceDeploymentArn);
            case "@hook" ->
                state.staged(service(parts[0]))
                        .flatMap(staged -> staged.hooks().stream()
                                .filter(HookRun::isOpen)
                                .map(HookRun::hookId)
                                .findFirst());
            case "@taskSet" -> taskSet(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
            case "@instance" -> instance(Integer.parseInt(parts[0]));
            default ->
                throw new IllegalArgumentException(text
                        + " is no reference: @task:SERVICE, @deployment:SERVICE, @hook:SERVICE, @taskSet:SERVICE or"
                        + " @instance:NUMBER");
        };
    }

    private static ServiceArn service(String name) {
        return Rehearsal.SCOPE.service(Rehearsal.CLUSTER.name(), name);
    }

    private Optional<String> taskSet(String service, int number) {
        List<TaskSet> sets = state.taskSets(service(service));
        return sets.isEmpty()
                ? Optional.empty()
                : Optional.of(sets.get(Math.floorMod(number, sets.size())).taskSetArn());
    }

    private Optional<String> task(String service, int number) {
        List<Task> running = state.tasksOf(service(service)).all().stream()
                .filter(task -> task.isWanted() && task.isRunning())
                .sorted(Comparator.comparing(Task::since).thenComparing(Task::taskArn))
                .toList();
        return running.isEmpty()
                ? Optional.empty()
                : Optional.of(running.get(Math.floorMod(number, running.size()))
                        .taskArn()
                        .value());
    }

    private Optional<String> instance(int number) {
        List<ContainerInstance> instances = new ArrayList<>(state.containerInstances(Rehearsal.CLUSTER.name()));
        return instances.isEmpty()
                ? Optional.empty()
                : Optional.of(instances
                        .get(Math.floorMod(number, instances.size()))
                        .containerInstanceArn()
                        .value());
    }
}
