package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.SchedulingStrategy;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.Optional;

/** I1 and I2: the two percentages, at each stop and each start that is the scheduler's own. */
final class PercentBounds implements Check {
    private final LiveTasks live;
    private final ServiceCounts counts;

    PercentBounds(LiveTasks live, ServiceCounts counts) {
        this.live = live;
        this.counts = counts;
    }

    @Override
    public void before(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskStopRequested stop && stop.code() == StopCode.SERVICE_SCHEDULER_INITIATED) {
            state.task(stop.taskArn())
                    .ifPresent(task -> replica(state, task)
                            .filter(service -> service.status() == ServiceStatus.ACTIVE)
                            .ifPresent(service -> keepsMinimum(state, at, service, task)));
        }
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskCreated created) {
            replica(state, created.task()).ifPresent(service -> staysBelowMaximum(state, service));
        }
    }

    private void keepsMinimum(StateView state, Instant at, Service service, Task going) {
        if (!counts.serves(state, service, going, at)) {
            return;
        }
        long left = live.of(state, service.serviceArn()).stream()
                        .filter(task -> counts.serves(state, service, task, at))
                        .count()
                - 1;
        int lower = ServiceCounts.lower(service);
        BrokenInvariant.unless(
                left >= lower,
                "I1",
                () -> service.name() + ": stopping " + going.taskArn().id() + " leaves " + left
                        + " serving, fewer than " + lower);
    }

    private void staysBelowMaximum(StateView state, Service service) {
        long wanted = live.of(state, service.serviceArn()).stream()
                .filter(Task::isWanted)
                .count();
        int upper = ServiceCounts.upper(service);
        BrokenInvariant.unless(
                wanted <= upper, "I2", () -> service.name() + ": " + wanted + " tasks, more than " + upper);
    }

    /**
     * The percentages of a DAEMON are of its instances: {@code Daemons} looks at those. Task sets, and deployments that move
     * traffic, have none.
     */
    private static Optional<Service> replica(StateView state, Task task) {
        ServiceArn arn = task.launch().serviceArn();
        return Optional.ofNullable(arn)
                .flatMap(state::service)
                .filter(service -> service.settings().schedulingStrategy() == SchedulingStrategy.REPLICA)
                .filter(service -> !service.settings().hasTaskSets() && !isStaged(state, service));
    }

    private static boolean isStaged(StateView state, Service service) {
        return Optional.ofNullable(service.currentServiceDeployment())
                .flatMap(state::serviceDeployment)
                .filter(history -> history.deploymentConfiguration().isStaged())
                .isPresent();
    }
}
