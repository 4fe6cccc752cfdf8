package dev.evenkeel.core.deployment;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Fixes the images of a revision, so that all its tasks run the same bytes.
 *
 * <ol>
 *   <li>The first task of the revision that has all its images fixes them by digest; tasks started from then on run
 *       those. Containers whose {@code versionConsistency} is disabled are left out.
 *   <li>When {@value #ATTEMPTS} attempts in a row could not pull them, that is given up: the revision goes on without.
 *       (A deployment with a circuit breaker fails then.) An attempt is as many tasks as are desired, since they are
 *       started side by side.
 * </ol>
 */
public final class ImageResolution {
    /** After so many failures to pull, ECS goes on without digests. */
    private static final int ATTEMPTS = 3;

    private ImageResolution() {}

    /** A task was seen: perhaps the first of its revision that has its images. */
    public static void seen(Change change, Task task, TaskDefinition definition) {
        unresolved(change.state(), task)
                .ifPresent(revision -> digests(task, definition)
                        .ifPresent(images ->
                                change.emit(new Event.RevisionImagesFixed(revision.serviceRevisionArn(), images))));
    }

    /**
     * A task has ended without having run.
     *
     * @param failures tasks in a row that did, this one included
     * @param desired how many tasks of the revision are started at once
     */
    public static void failed(Change change, Task task, int failures, int desired) {
        boolean unpulled = task.progress().containers().stream()
                .anyMatch(container -> String.valueOf(container.reason()).startsWith("CannotPull"));
        if (unpulled && failures >= ATTEMPTS * Math.max(1, desired)) {
            unresolved(change.state(), task)
                    .ifPresent(revision ->
                            change.emit(new Event.RevisionImagesFixed(revision.serviceRevisionArn(), List.of())));
        }
    }

    /** Whether the images of a deployment's revision could not be fixed. */
    public static boolean isGivenUp(StateView state, Deployment deployment) {
        return state.serviceRevision(deployment.serviceRevisionArn())
                .map(ServiceRevision::images)
                .filter(List::isEmpty)
                .isPresent();
    }

    /** The images that tasks of a deployment are to run; empty as long as they are not fixed. */
    public static List<PinnedImage> pinned(StateView state, Task task) {
        return revision(state, task).map(ServiceRevision::images).orElse(List.of());
    }

    private static Optional<ServiceRevision> unresolved(StateView state, Task task) {
        return revision(state, task).filter(revision -> revision.images() == null);
    }

    private static Optional<ServiceRevision> revision(StateView state, Task task) {
        String deployment = task.deploymentId();
        return Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .flatMap((Service service) -> service.deployment(Objects.requireNonNullElse(deployment, "")))
                .flatMap(found -> state.serviceRevision(found.serviceRevisionArn()));
    }

    private static Optional<List<PinnedImage>> digests(Task task, TaskDefinition definition) {
        List<PinnedImage> images = new ArrayList<>();
        for (ContainerDefinition container : definition.containers()) {
            if ("disabled".equals(container.versionConsistency())) {
                continue;
            }
            Optional<String> digest = task.progress().containers().stream()
                    .filter(seen -> seen.name().equals(container.name()))
                    .findFirst()
                    .map(ContainerObservation::imageDigest);
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            images.add(new PinnedImage(Objects.requireNonNull(container.name()), digest.get()));
        }
        return images.isEmpty() ? Optional.empty() : Optional.of(images);
    }
}
