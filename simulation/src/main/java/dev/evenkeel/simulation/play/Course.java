package dev.evenkeel.simulation.play;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.simulation.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows the services of a run: their figures always, notes of what happens to them where they are asked for. */
final class Course implements EventSink {

    /** What is known of one service so far. */
    private static final class Track {
        private Note.@Nullable Counts last;
        private @Nullable Duration steadySince;
        private @Nullable Integer lowestHealthy;
        private int highestTotal;
        private int failures;
    }

    private final boolean noting;
    private final SortedMap<ServiceArn, Track> tracks = new TreeMap<>();
    private final List<Note> notes = new ArrayList<>();
    private @Nullable Rehearsal rehearsal;

    Course(boolean noting) {
        this.noting = noting;
    }

    /** From now on events are of this one. */
    void follow(Rehearsal followed) {
        rehearsal = followed;
    }

    void note(Note.Kind kind, @Nullable String service, String text) {
        if (noting && rehearsal != null) {
            Note.Counts counts = service == null
                    ? null
                    : counts(Rehearsal.SCOPE.service(Rehearsal.CLUSTER.name(), service))
                            .orElse(null);
            notes.add(new Note(rehearsal.elapsed(), kind, service, text, counts));
        }
    }

    List<Note> notes() {
        return notes;
    }

    @Override
    public void accept(Instant at, Event event) {
        if (rehearsal == null) {
            return;
        }
        switch (event) {
            case Event.TaskCreated e -> update(e.task().launch().serviceArn());
            case Event.TaskStandingChanged e -> update(serviceOf(e.taskArn()));
            case Event.TaskStopRequested e -> update(serviceOf(e.taskArn()));
            case Event.TaskProgressed e -> {
                ServiceArn service = serviceOf(e.taskArn());
                if (e.progress().lastStatus() == TaskStatus.STOPPED) {
                    countFailure(service, e.taskArn(), e.progress().stopCode());
                }
                update(service);
            }
            case Event.ServiceSteadinessChanged e -> {
                Track track = track(e.serviceArn());
                track.steadySince = e.steady() ? rehearsal.elapsed() : null;
                if (e.steady() && track.lowestHealthy == null) {
                    track.lowestHealthy = Integer.MAX_VALUE;
                    update(e.serviceArn());
                }
            }
            case Event.ServiceEventPublished e ->
                note(
                        Note.Kind.MESSAGE,
                        e.serviceArn().name(),
                        Objects.requireNonNullElse(e.event().message(), ""));
            default -> {}
        }
    }

    /** The figures of each service, sorted by name. */
    List<ServiceFigures> figures(Duration lastTrouble) {
        List<ServiceFigures> figures = new ArrayList<>();
        StateView state = state();
        tracks.forEach((arn, track) -> {
            Optional<Service> service = state.service(arn).filter(found -> found.status() == ServiceStatus.ACTIVE);
            Optional<Deployment> primary = service.flatMap(Service::primary);
            Duration steady = track.steadySince;
            figures.add(new ServiceFigures(
                    arn.name(),
                    steady == null || service.isEmpty()
                            ? null
                            : steady.compareTo(lastTrouble) < 0 ? Duration.ZERO : steady.minus(lastTrouble),
                    track.lowestHealthy,
                    track.highestTotal,
                    track.failures,
                    (int) state.tasksOf(arn).all().stream()
                            .filter(task -> task.isWanted() && task.isRunning())
                            .count(),
                    primary.map(deployment -> deployment.rolloutState().name()).orElse(null),
                    primary.map(deployment ->
                                    deployment.settings().taskDefinition().familyAndRevision())
                            .orElse(null)));
        });
        return figures;
    }

    private void countFailure(@Nullable ServiceArn service, TaskArn task, @Nullable StopCode code) {
        boolean asked = code == StopCode.SERVICE_SCHEDULER_INITIATED || code == StopCode.USER_INITIATED;
        boolean first = state().task(task).filter(Task::isStopped).isPresent();
        if (service != null && !asked && first) {
            track(service).failures++;
        }
    }

    private void update(@Nullable ServiceArn arn) {
        Note.Counts counts = arn == null ? null : counts(arn).orElse(null);
        if (arn == null || counts == null) {
            return;
        }
        Track track = track(arn);
        track.highestTotal = Math.max(track.highestTotal, counts.total());
        if (track.lowestHealthy != null) {
            track.lowestHealthy = Math.min(track.lowestHealthy, counts.healthy());
        }
        if (noting && !counts.equals(track.last)) {
            track.last = counts;
            notes.add(new Note(Objects.requireNonNull(rehearsal).elapsed(), Note.Kind.TASKS, arn.name(), "", counts));
        }
    }

    private Optional<Note.Counts> counts(ServiceArn arn) {
        return state().service(arn)
                .filter(found -> found.status() == ServiceStatus.ACTIVE)
                .map(service -> {
                    ServiceTasks all = state().tasksOf(arn);
                    DeploymentTasks primary =
                            all.of(service.primary().map(Deployment::id).orElse(""));
                    int newHealthy = primary.count(TaskCondition.HEALTHY);
                    int old = all.count(TaskCondition.HEALTHY)
                            - newHealthy
                            + all.count(TaskCondition.RUNNING)
                            - primary.count(TaskCondition.RUNNING);
                    return new Note.Counts(
                            service.desiredCount(),
                            newHealthy,
                            primary.wanted() - newHealthy,
                            old,
                            all.count(TaskCondition.STOPPING));
                });
    }

    private Track track(ServiceArn arn) {
        return tracks.computeIfAbsent(arn, key -> new Track());
    }

    private @Nullable ServiceArn serviceOf(TaskArn task) {
        return state().task(task).map(found -> found.launch().serviceArn()).orElse(null);
    }

    private StateView state() {
        return Objects.requireNonNull(rehearsal).state();
    }
}
