package dev.evenkeel.simulation.fault;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.sim.Faults;
import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.Rehearsal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes trouble, of what there is at the time, and undoes it. Says what it did, for those who read along. */
public final class Injector {
    /** What every image's name begins with. */
    private static final String EVERY_IMAGE = "";

    private final Rehearsal rehearsal;
    private final UserActs users;
    private final Troubles troubles;
    private final SortedSet<String> lost = new TreeSet<>();
    private final SortedSet<String> noticed = new TreeSet<>();
    private final SortedSet<String> unpullable = new TreeSet<>();
    private final SortedSet<String> sick = new TreeSet<>();
    private final SortedSet<TaskArn> flapping = new TreeSet<>();
    private final SortedMap<FaultKind, Integer> injected = new TreeMap<>();
    private boolean over;

    public Injector(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        users = new UserActs(rehearsal);
        troubles = new Troubles(rehearsal.faults());
    }

    /** How often each kind of trouble befell somebody so far. */
    public SortedMap<FaultKind, Integer> injected() {
        return Collections.unmodifiableSortedMap(injected);
    }

    /** Makes trouble now; empty when there was nobody whom it could befall. */
    public Optional<String> inject(Injection injection) {
        if (over) {
            return Optional.empty();
        }
        Optional<String> done =
                make(injection, new Draw(injection.pick(), injection.kind().scenarioName()));
        if (done.isPresent()) {
            injected.merge(injection.kind(), 1, Integer::sum);
        }
        return done.map(what -> injection.kind().scenarioName() + ": " + what);
    }

    /** Ends all trouble, and makes none from now on: every host is there, every agent can be reached, all is well. */
    public void calm() {
        over = true;
        rehearsal.mend();
        troubles.endAll();
        faults().slowPulls("", 1);
        unpullable.forEach(faults()::healPulls);
        List.copyOf(sick).forEach(this::cure);
        grant();
        noticed.forEach(this::lose);
        lost.forEach(host -> faults().bringBackInstance(Rehearsal.CLUSTER, host));
        for (String host : faults().hosts(Rehearsal.CLUSTER)) {
            faults().findInstance(Rehearsal.CLUSTER, host);
            faults().reconnectAgent(Rehearsal.CLUSTER, host);
        }
        flapping.forEach(task -> say(task, HealthStatus.HEALTHY));
        users.makeAmends();
        rehearsal.runDue();
    }

    private Optional<String> make(Injection injection, Draw draw) {
        return switch (injection.kind()) {
            case INSTANCE_DIES -> host(draw).filter(this::lose).map(host -> host + " died");
            case INSTANCE_VANISHES ->
                host(draw)
                        .filter(host -> faults().hideInstance(Rehearsal.CLUSTER, host))
                        .map(host -> undo(
                                injection, host + " vanished", () -> faults().findInstance(Rehearsal.CLUSTER, host)));
            case ZONE_LOSS -> loseZone(injection, draw);
            case AGENT_DISCONNECTS ->
                host(draw)
                        .filter(host -> faults().disconnectAgent(Rehearsal.CLUSTER, host))
                        .map(host -> undo(
                                injection,
                                host + " cannot be reached",
                                () -> faults().reconnectAgent(Rehearsal.CLUSTER, host)));
            case TASK_EXITS -> exit(draw);
            case NEVER_HEALTHY -> sicken(injection, draw);
            case HEALTH_FLAPS -> flap(draw);
            case PULLS_FAIL -> failPulls(injection, draw);
            case CLOCK_JUMPS -> {
                Duration jump = draw.between(Duration.ofSeconds(1), Duration.ofMinutes(5));
                rehearsal.jumpClock(jump);
                yield Optional.of("the clock jumped ahead by " + jump.toSeconds() + " s");
            }
            case CAPACITY_LATE -> draw.oneIn(3) ? Optional.of(withhold(injection)) : replaceLate(injection, draw);
            case SPOT_INTERRUPTION -> interrupt(draw);
            case USER_ACTS -> users.act(draw);
            case CRASH_AT_WRITE -> {
                boolean lost = draw.oneIn(2);
                int writes = draw.below(20);
                rehearsal.crashAtWrite(writes, lost);
                yield Optional.of(
                        "the engine crashes " + (lost ? "before" : "right after") + " the next write but " + writes);
            }
            case DISK_FAILS -> {
                boolean kept = draw.oneIn(2);
                int writes = draw.below(20);
                rehearsal.refuseWrite(writes, kept);
                yield Optional.of("the next write but " + writes + " to the journal fails, and is "
                        + (kept ? "on record all the same" : "lost"));
            }
            case DISK_FULL -> {
                rehearsal.fillDisk(true);
                yield Optional.of(undo(injection, "there is no room for the journal", () -> rehearsal.fillDisk(false)));
            }
            case TORN_WRITE -> {
                int writes = draw.below(20);
                rehearsal.tearWrite(writes);
                yield Optional.of("the engine crashes in the middle of the next write but " + writes);
            }
            case ENGINE_RESTARTS -> {
                rehearsal.reboot();
                yield Optional.of("another engine goes on");
            }
            case SWIZZLE -> swizzle(injection, draw);
            case CALLS_TWICE, CALLS_FAIL, REPORTS_UNRELIABLE, REPORTS_STALE, THROTTLING, METRICS_WILD, TARGETS_FAIL -> {
                troubles.begin(injection.kind());
                yield Optional.of(undo(
                        injection,
                        "for " + injection.lasts().toSeconds() + " s",
                        () -> troubles.end(injection.kind())));
            }
        };
    }

    private Faults faults() {
        return rehearsal.faults();
    }

    /** Plans the end of some trouble, unless all trouble is over by then. */
    private String undo(Injection injection, String what, Runnable end) {
        rehearsal.at(rehearsal.elapsed().plus(injection.lasts()), () -> {
            if (!over) {
                end.run();
            }
        });
        return what;
    }

    private Optional<String> host(Draw draw) {
        List<String> hosts = faults().hosts(Rehearsal.CLUSTER);
        return hosts.isEmpty() ? Optional.empty() : Optional.of(draw.of(hosts));
    }

    private Optional<String> replaceLate(Injection injection, Draw draw) {
        return host(draw)
                .filter(this::lose)
                .map(host -> undo(
                        injection,
                        host + " is gone, and a new one comes late",
                        () -> faults().addInstance(Rehearsal.CLUSTER)));
    }

    private String withhold(Injection injection) {
        faults().withholdHosts(true);
        faults().withholdFargate("FARGATE", true);
        return undo(injection, "there is no capacity to be had", this::grant);
    }

    private void grant() {
        faults().withholdHosts(false);
        faults().withholdFargate("FARGATE", false);
    }

    /** A task on Fargate Spot has its notice, or an instance. */
    private Optional<String> interrupt(Draw draw) {
        return draw.oneIn(2) || faults().hosts(Rehearsal.CLUSTER).isEmpty()
                ? task(draw, this::onSpot)
                        .filter(faults()::interruptSpot)
                        .map(task -> shortName(task) + " is interrupted")
                : host(draw).filter(this::giveNotice).map(host -> host + " is taken away in two minutes");
    }

    private boolean onSpot(TaskArn arn) {
        return rehearsal
                .state()
                .task(arn)
                .filter(task -> "FARGATE_SPOT".equals(task.launch().capacityProviderName()))
                .isPresent();
    }

    private boolean giveNotice(String host) {
        noticed.add(host);
        return faults().giveSpotNotice(Rehearsal.CLUSTER, host);
    }

    private boolean lose(String host) {
        lost.add(host);
        return faults().loseInstance(Rehearsal.CLUSTER, host);
    }

    private void bringBack(String host) {
        faults().bringBackInstance(Rehearsal.CLUSTER, host);
        lost.remove(host);
    }

    private Optional<String> loseZone(Injection injection, Draw draw) {
        Optional<String> zone = host(draw).flatMap(host -> faults().zone(Rehearsal.CLUSTER, host));
        return zone.map(gone -> {
            List<String> there = faults().hosts(Rehearsal.CLUSTER).stream()
                    .filter(host -> faults().zone(Rehearsal.CLUSTER, host).equals(zone))
                    .toList();
            there.forEach(this::lose);
            return undo(
                    injection,
                    gone + " is gone with " + there.size() + " instances",
                    () -> there.forEach(this::bringBack));
        });
    }

    private Optional<String> exit(Draw draw) {
        return task(draw, found -> true).map(task -> {
            String container = draw.of(faults().runningContainers(task));
            String how = switch (draw.below(3)) {
                case 0 -> end(task, container, 0, null, "exit code 0");
                case 1 -> end(task, container, 1, null, "exit code 1");
                default ->
                    end(
                            task,
                            container,
                            137,
                            "OutOfMemoryError: Container killed due to memory usage",
                            "want of memory");
            };
            return container + " of " + shortName(task) + " ended: " + how;
        });
    }

    private String end(TaskArn task, String container, int code, @Nullable String reason, String how) {
        faults().killContainer(task, container, code, reason);
        return how;
    }

    private Optional<String> sicken(Injection injection, Draw draw) {
        Optional<String> image = draw.oneIn(4) ? Optional.of(EVERY_IMAGE) : image(draw);
        return image.map(ill -> {
            sick.add(ill);
            faults().sicken(ill);
            return undo(injection, "tasks of " + name(ill) + " come up ill", () -> cure(ill));
        });
    }

    private void cure(String image) {
        sick.remove(image);
        faults().cure(image);
        StateView state = rehearsal.state();
        for (TaskArn task : faults().tasksWithContainers()) {
            boolean ofImage = state.task(task)
                    .flatMap(found -> state.taskDefinition(found.launch().taskDefinitionArn()))
                    .filter(definition -> definition.containers().stream()
                            .anyMatch(container ->
                                    String.valueOf(container.image()).startsWith(image)))
                    .isPresent();
            if (ofImage) {
                say(task, HealthStatus.HEALTHY);
            }
        }
    }

    /** Whether any container of a task has a check that says so now. */
    private boolean say(TaskArn task, HealthStatus health) {
        boolean said = false;
        for (String container : faults().runningContainers(task)) {
            said |= faults().sayHealth(task, container, health);
        }
        return said;
    }

    private Optional<String> flap(Draw draw) {
        return task(draw, task -> say(task, HealthStatus.UNHEALTHY)).map(task -> {
            flapping.add(task);
            for (int i = 1; i <= 4; i++) {
                HealthStatus says = i % 2 == 0 ? HealthStatus.UNHEALTHY : HealthStatus.HEALTHY;
                rehearsal.at(rehearsal.elapsed().plusSeconds(15L * i), () -> {
                    if (!over) {
                        say(task, says);
                    }
                });
            }
            return shortName(task) + " is ill and well in turn";
        });
    }

    private Optional<String> failPulls(Injection injection, Draw draw) {
        if (draw.oneIn(2)) {
            faults().slowPulls("", 10);
            return Optional.of(undo(injection, "pulls take ten times as long", () -> faults().slowPulls("", 1)));
        }
        Optional<String> image = draw.oneIn(3) ? Optional.of(EVERY_IMAGE) : image(draw);
        return image.map(failing -> {
            unpullable.add(failing);
            faults().failPulls(failing);
            return undo(injection, name(failing) + " cannot be pulled", () -> {
                unpullable.remove(failing);
                faults().healPulls(failing);
            });
        });
    }

    private static String name(String image) {
        return image.equals(EVERY_IMAGE) ? "every image" : image;
    }

    /** One link after the other is cut, and they come back in another order: what finds the deepest bugs. */
    private Optional<String> swizzle(Injection injection, Draw draw) {
        List<String> hosts = new ArrayList<>(faults().hosts(Rehearsal.CLUSTER));
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        Duration now = rehearsal.elapsed();
        int order = draw.below(hosts.size());
        for (int i = 0; i < hosts.size(); i++) {
            String cut = hosts.get(i);
            String back = hosts.get((hosts.size() - 1 - i + order) % hosts.size());
            rehearsal.at(now.plusSeconds(3L * i), () -> {
                if (!over) {
                    faults().disconnectAgent(Rehearsal.CLUSTER, cut);
                }
            });
            rehearsal.at(now.plus(injection.lasts()).plusSeconds(3L * (hosts.size() + i)), () -> {
                if (!over) {
                    faults().reconnectAgent(Rehearsal.CLUSTER, back);
                }
            });
        }
        return Optional.of(hosts.size() + " instances are cut off one by one");
    }

    private Optional<TaskArn> task(Draw draw, Predicate<TaskArn> condition) {
        List<TaskArn> tasks = faults().tasksWithContainers();
        if (tasks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(draw.of(tasks)).filter(condition);
    }

    /** The image of some task that runs. */
    private Optional<String> image(Draw draw) {
        StateView state = rehearsal.state();
        return task(draw, found -> true)
                .flatMap(state::task)
                .map(Task::launch)
                .flatMap(launch -> state.taskDefinition(launch.taskDefinitionArn()))
                .flatMap(definition -> definition.containers().stream()
                        .map(ContainerDefinition::image)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static String shortName(TaskArn task) {
        return "task " + task.id().substring(0, 8);
    }
}
