package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** I3 and I15: what container instances hold, kept in books of our own. */
final class Placements implements Check {
    private static final String ATTRIBUTE = "attribute:";

    /** What the tasks on one instance take. */
    private static final class Book {
        private final SortedMap<TaskArn, Resources> tasks = new TreeMap<>();
        private int cpu;
        private int memory;

        void add(Task task) {
            Resources reserved = task.launch().reserved();
            if (tasks.put(task.taskArn(), reserved) == null) {
                cpu += reserved.cpu();
                memory += reserved.memory();
            }
        }

        void remove(TaskArn task) {
            Resources reserved = tasks.remove(task);
            if (reserved != null) {
                cpu -= reserved.cpu();
                memory -= reserved.memory();
            }
        }
    }

    private final SortedMap<ContainerInstanceArn, Book> books = new TreeMap<>();

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskCreated e -> {
                ContainerInstanceArn arn = e.task().launch().containerInstanceArn();
                if (arn != null) {
                    placed(state, arn, e.task());
                    isMember(state, arn, e.task());
                    balances(state, arn);
                }
            }
            case Event.TaskPlaced e ->
                state.task(e.taskArn()).ifPresent(task -> {
                    ContainerInstanceArn arn =
                            Objects.requireNonNull(task.launch().containerInstanceArn());
                    placed(state, arn, task);
                    balances(state, arn);
                });
            case Event.TaskProgressed e
            when e.progress().lastStatus() == TaskStatus.STOPPED ->
                state.task(e.taskArn())
                        .map(task -> task.launch().containerInstanceArn())
                        .ifPresent(arn -> {
                            book(arn).remove(e.taskArn());
                            balances(state, arn);
                        });
            case Event.ContainerInstanceChanged e ->
                balances(state, e.instance().containerInstanceArn());
            case Event.ContainerInstanceDeregistered e -> books.remove(e.containerInstanceArn());
            case Event.ContainerInstanceLost e -> books.remove(e.containerInstanceArn());
            default -> {}
        }
    }

    private Book book(ContainerInstanceArn arn) {
        return books.computeIfAbsent(arn, key -> new Book());
    }

    /** A task was just placed: the instance takes tasks, has room, and no other task has its ports. */
    private void placed(StateView state, ContainerInstanceArn arn, Task task) {
        Optional<ContainerInstance> found = state.containerInstance(arn);
        BrokenInvariant.unless(
                found.filter(ContainerInstance::takesTasks).isPresent(),
                "I3",
                () -> arn.id() + " takes no tasks but was given one");
        Book book = book(arn);
        SortedSet<String> ports = StaticPorts.of(state, task);
        if (!ports.isEmpty()) {
            book.tasks.keySet().stream()
                    .map(state::task)
                    .flatMap(Optional::stream)
                    .forEach(other -> disjoint(ports, StaticPorts.of(state, other), arn));
        }
        standsAlone(state, arn, task, book);
        book.add(task);
        Resources registered = found.orElseThrow().registered();
        BrokenInvariant.unless(
                book.cpu <= registered.cpu() && book.memory <= registered.memory(),
                "I3",
                () -> arn.id() + " is over its resources: " + book.cpu + " cpu and " + book.memory + " MiB of "
                        + registered.cpu() + " and " + registered.memory());
    }

    private static void disjoint(SortedSet<String> ports, SortedSet<String> others, ContainerInstanceArn instance) {
        SortedSet<String> both = new TreeSet<>(ports);
        both.retainAll(others);
        BrokenInvariant.unless(both.isEmpty(), "I3", () -> instance.id() + " has two tasks with host ports " + both);
    }

    /** {@code distinctInstance}: no other task of the service that is wanted is on the same instance. */
    private static void standsAlone(StateView state, ContainerInstanceArn arn, Task task, Book book) {
        boolean distinct = Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .map(Service::settings)
                .filter(settings -> settings.placementConstraints().stream()
                        .map(PlacementConstraint::type)
                        .anyMatch("distinctInstance"::equals))
                .isPresent();
        if (distinct) {
            book.tasks.keySet().stream()
                    .map(state::task)
                    .flatMap(Optional::stream)
                    .filter(other -> other.isWanted()
                            && task.launch().group().equals(other.launch().group()))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new BrokenInvariant(
                                "I3",
                                arn.id() + " has two tasks of " + task.launch().group()
                                        + ", which wants distinct instances");
                    });
        }
    }

    /** {@code memberOf} with an expression of one comparison, which are all that drawn services have, read here anew. */
    private static void isMember(StateView state, ContainerInstanceArn arn, Task task) {
        List<PlacementConstraint> constraints = Optional.ofNullable(
                        task.launch().serviceArn())
                .flatMap(state::service)
                .map(service -> service.settings().placementConstraints())
                .orElse(List.of());
        for (PlacementConstraint constraint : constraints) {
            String[] words = String.valueOf(constraint.expression()).split(" ", -1);
            if ("memberOf".equals(constraint.type()) && words.length == 3 && words[0].startsWith(ATTRIBUTE)) {
                Optional<String> value = state.containerInstance(arn)
                        .flatMap(instance -> instance.attribute(words[0].substring(ATTRIBUTE.length())));
                boolean equal = value.equals(Optional.of(words[2]));
                boolean met = switch (words[1]) {
                    case "==" -> equal;
                    case "!=" -> !equal;
                    default -> true;
                };
                BrokenInvariant.unless(
                        met,
                        "I3",
                        () -> arn.id() + " was given a task of " + task.launch().group() + ", though its "
                                + words[0].substring(ATTRIBUTE.length()) + " is " + value + " and not "
                                + constraint.expression());
            }
        }
    }

    private void balances(StateView state, ContainerInstanceArn arn) {
        state.containerInstance(arn).ifPresent(instance -> {
            Book book = book(arn);
            Resources free = state.remaining(arn);
            int cpu = instance.registered().cpu() - book.cpu;
            int memory = instance.registered().memory() - book.memory;
            BrokenInvariant.unless(
                    cpu == free.cpu() && memory == free.memory(),
                    "I15",
                    () -> arn.id() + " has " + cpu + " cpu and " + memory + " MiB free, but is said to have " + free);
        });
    }

    /** The same from scratch, over all tasks. */
    static void recount(StateView state) {
        SortedMap<ContainerInstanceArn, Resources> free = new TreeMap<>();
        for (Cluster cluster : state.clusters()) {
            state.containerInstances(cluster.name())
                    .forEach(instance -> free.put(instance.containerInstanceArn(), instance.registered()));
        }
        for (Task task : state.tasks()) {
            ContainerInstanceArn arn = task.launch().containerInstanceArn();
            if (arn != null && !task.isStopped()) {
                free.computeIfPresent(
                        arn, (key, left) -> left.minus(task.launch().reserved()));
            }
        }
        free.forEach((arn, counted) -> BrokenInvariant.unless(
                counted.equals(state.remaining(arn)),
                "I15",
                () -> arn.id() + " has " + counted + " free, but is said to have " + state.remaining(arn)));
    }
}
