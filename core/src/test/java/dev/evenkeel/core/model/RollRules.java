package dev.evenkeel.core.model;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.task.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What must hold of each event of a roll, counted here from the events alone and by nothing that the engine keeps:
 *
 * <ul>
 *   <li>I1 no healthy task is stopped by the scheduler that leaves fewer than ceil(min% × desired) healthy;
 *   <li>I2 no start makes more than floor(max% × desired) wanted tasks;
 *   <li>I8 one PRIMARY deployment at most; only it starts tasks, and not once it has FAILED; the one that was complete
 *       before does so for its ill tasks, and while PRIMARY fails or has FAILED;
 *   <li>I9 the breaker gives a deployment up at its third failure in a row, neither before nor after, and goes back to the
 *       deployment that was completed last.
 * </ul>
 */
final class RollRules {
    private static final int THRESHOLD = 3;

    private final RollModel.Setting setting;
    private final Map<TaskArn, Cell> tasks = new LinkedHashMap<>();
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final Map<String, Integer> failures;
    private final List<String> violations = new ArrayList<>();
    private String lastCompleted;

    /** What a later step has to know of those before it: failures in a row of each deployment, and the last completed. */
    record Memory(Map<String, Integer> failures, String lastCompleted) {
        static final Memory NONE = new Memory(Map.of(), "");
    }

    /** A task as far as the rules are concerned. */
    private record Cell(String deployment, boolean wanted, boolean ran, boolean over, boolean healthy) {}

    /** Begins with the state before a step. */
    RollRules(RollModel.Setting setting, StateView before, Memory memory) {
        this.setting = setting;
        failures = new LinkedHashMap<>(memory.failures);
        lastCompleted = memory.lastCompleted;
        for (Task task : before.tasksOf(Region.webArn()).all()) {
            TaskProgress progress = task.progress();
            tasks.put(
                    task.taskArn(),
                    new Cell(
                            task.deploymentId(),
                            task.isWanted(),
                            progress.startedAt() != null,
                            task.isStopped(),
                            task.standing() == TaskStanding.HEALTHY));
        }
        before.service(Region.webArn())
                .map(Service::deployments)
                .orElse(List.of())
                .forEach(this::know);
    }

    /** Follows the events of a step, and says what was broken. */
    List<String> follow(List<Event> events) {
        events.forEach(this::follow);
        for (Deployment deployment : deployments.values()) {
            boolean undecided = deployment.status() == DeploymentStatus.PRIMARY
                    && deployment.rolloutState() == RolloutState.IN_PROGRESS
                    && failures.getOrDefault(deployment.id(), 0) >= THRESHOLD;
            check(!setting.breaker() || !undecided, "I9", "the breaker has not tripped at " + THRESHOLD + " failures");
        }
        return violations;
    }

    Memory memory() {
        return new Memory(failures, lastCompleted);
    }

    private void follow(Event event) {
        switch (event) {
            case Event.TaskCreated e -> created(e.task());
            case Event.TaskStopRequested e -> toStop(e);
            case Event.TaskProgressed e -> progressed(e);
            case Event.TaskStandingChanged e -> {
                Cell cell = tasks.get(e.taskArn());
                boolean healthy = e.standing() == TaskStanding.HEALTHY;
                tasks.put(e.taskArn(), new Cell(cell.deployment, cell.wanted, cell.ran, cell.over, healthy));
                if (healthy) {
                    failures.put(cell.deployment, 0);
                }
            }
            case Event.DeploymentCreated e -> {
                deployments.replaceAll((id, older) -> older.withStatus(DeploymentStatus.ACTIVE, older.updatedAt()));
                know(e.deployment());
            }
            case Event.DeploymentChanged e -> {
                gaveUp(e.deployment());
                know(e.deployment());
            }
            case Event.DeploymentDrained e -> deployments.remove(e.deploymentId());
            case Event.RolledBack e -> {
                gaveUp(e.failed());
                check(e.restored().id().equals(lastCompleted), "I9", "rolled back to another than " + lastCompleted);
                know(e.failed());
                know(e.restored());
                failures.put(e.restored().id(), 0);
            }
            default -> {}
        }
        long primaries = deployments.values().stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.PRIMARY)
                .count();
        check(primaries <= 1, "I8", primaries + " PRIMARY deployments");
    }

    private void know(Deployment deployment) {
        deployments.put(deployment.id(), deployment);
        if (deployment.rolloutState() == RolloutState.COMPLETED) {
            lastCompleted = deployment.id();
        }
    }

    private void created(Task task) {
        tasks.put(task.taskArn(), new Cell(task.deploymentId(), true, false, false, false));
        long wanted = tasks.values().stream().filter(Cell::wanted).count();
        int upper = setting.desired() * setting.max() / 100;
        check(wanted <= upper, "I2", wanted + " wanted of " + upper);
        Deployment deployment = deployments.get(task.deploymentId());
        check(
                deployment != null && (mayStart(deployment) || replacesIll(deployment) || standsIn(deployment)),
                "I8",
                "started for " + deployment);
    }

    private static boolean mayStart(Deployment deployment) {
        return deployment.status() == DeploymentStatus.PRIMARY && deployment.rolloutState() != RolloutState.FAILED;
    }

    /** A deployment that was complete once is kept up while the one that supersedes it does not come up. */
    private boolean standsIn(Deployment deployment) {
        return deployment.rolloutState() == RolloutState.COMPLETED
                && deployments.values().stream()
                        .filter(other -> other.status() == DeploymentStatus.PRIMARY)
                        .anyMatch(primary -> primary.rolloutState() == RolloutState.FAILED
                                || primary.attempts().neverRan() > 0);
    }

    /** A superseded deployment that was complete once keeps up its own tasks: one that runs and is not well is replaced. */
    private boolean replacesIll(Deployment deployment) {
        return deployment.rolloutState() == RolloutState.COMPLETED
                && tasks.values().stream()
                        .anyMatch(cell -> cell.deployment.equals(deployment.id())
                                && cell.wanted
                                && cell.ran
                                && !cell.over
                                && !cell.healthy);
    }

    private void toStop(Event.TaskStopRequested e) {
        Cell cell = tasks.get(e.taskArn());
        tasks.put(e.taskArn(), new Cell(cell.deployment, false, cell.ran, cell.over, cell.healthy));
        if (e.code() != StopCode.SERVICE_SCHEDULER_INITIATED) {
            return;
        }
        long healthy = tasks.values().stream()
                .filter(each -> each.wanted && each.healthy)
                .count();
        int lower = (setting.desired() * setting.min() + 99) / 100;
        check(!cell.healthy || healthy >= lower, "I1", healthy + " healthy left, " + lower + " needed");
        if (e.reason().contains("failed container health checks")) {
            failures.merge(cell.deployment, 1, Integer::sum);
        }
    }

    private void progressed(Event.TaskProgressed e) {
        Cell cell = tasks.get(e.taskArn());
        TaskProgress progress = e.progress();
        boolean over = progress.lastStatus() == TaskStatus.STOPPED;
        boolean ran = cell.ran || progress.startedAt() != null;
        tasks.put(e.taskArn(), new Cell(cell.deployment, cell.wanted && !over, ran, over, cell.healthy && !over));
        if (over && !ran && progress.stopCode() == StopCode.TASK_FAILED_TO_START) {
            // Once a task runs, the breaker looks at health checks only.
            boolean oneRuns = tasks.values().stream()
                    .anyMatch(each -> each.deployment.equals(cell.deployment) && each.wanted && each.ran);
            failures.merge(cell.deployment, oneRuns ? 0 : 1, Integer::sum);
        }
    }

    private void gaveUp(Deployment changed) {
        Deployment before = deployments.get(changed.id());
        boolean trips = changed.rolloutState() == RolloutState.FAILED
                && before != null
                && before.rolloutState() != RolloutState.FAILED;
        if (trips) {
            int count = failures.getOrDefault(changed.id(), 0);
            check(setting.breaker() && count == THRESHOLD, "I9", "tripped at " + count + " failures");
        }
    }

    private void check(boolean holds, String invariant, String otherwise) {
        if (!holds) {
            violations.add(invariant + ": " + Objects.requireNonNull(otherwise));
        }
    }
}
