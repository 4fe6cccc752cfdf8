package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.DeleteTaskDefinitionsRequest;
import dev.evenkeel.core.api.DeleteTaskDefinitionsResponse;
import dev.evenkeel.core.api.DeregisterTaskDefinitionRequest;
import dev.evenkeel.core.api.DeregisterTaskDefinitionResponse;
import dev.evenkeel.core.api.DescribeTaskDefinitionRequest;
import dev.evenkeel.core.api.DescribeTaskDefinitionResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesRequest;
import dev.evenkeel.core.api.ListTaskDefinitionFamiliesResponse;
import dev.evenkeel.core.api.ListTaskDefinitionsRequest;
import dev.evenkeel.core.api.ListTaskDefinitionsResponse;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinitionRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Operations on task definitions. */
public final class TaskDefinitionOperations {
    private static final int DELETED_MAX = 10;

    TaskDefinitionOperations() {}

    /** Registers the next revision of a family. */
    public RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request, Change change) {
        TaskDefinition asked = Registrations.asked(request);
        TaskDefinitionRules.check(asked);
        List<Tag> tags = TagRules.checked(request.tags());
        int revision = change.state().nextRevision(Objects.requireNonNull(asked.family()));
        TaskDefinition registered = Registrations.registered(asked, revision, change);
        change.emit(new Event.TaskDefinitionRegistered(registered));
        if (!tags.isEmpty()) {
            change.emit(new Event.TagsChanged(Objects.requireNonNull(registered.taskDefinitionArn()), tags));
        }
        return new RegisterTaskDefinitionResponse(registered, tags);
    }

    /** Makes a revision INACTIVE. Services that run it go on, and may scale. */
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
            DeregisterTaskDefinitionRequest request, Change change) {
        String given = String.valueOf(request.taskDefinition());
        String name = given.substring(given.lastIndexOf('/') + 1);
        if (name.indexOf(':') < 0) {
            throw EcsException.client("Revision is missing.");
        }
        String number = name.substring(name.indexOf(':') + 1);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw EcsException.client("Invalid revision number. Number: " + number);
        }
        TaskDefinition definition = existing(change, given);
        if ("ACTIVE".equals(definition.status())) {
            definition = Registrations.withStatus(definition, "INACTIVE", change.now());
            change.emit(new Event.TaskDefinitionChanged(definition));
        }
        return new DeregisterTaskDefinitionResponse(definition);
    }

    /** Deletes INACTIVE revisions; one that something still runs is DELETE_IN_PROGRESS until nothing does. */
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(DeleteTaskDefinitionsRequest request, Change change) {
        List<String> given = request.taskDefinitions() == null ? List.of() : request.taskDefinitions();
        if (given.isEmpty()) {
            throw EcsException.invalidParameter("size of TaskDefinition references list must be greater than 0");
        }
        if (given.size() > DELETED_MAX) {
            throw EcsException.invalidParameter("Size of TaskDefinition references list cannot exceed " + DELETED_MAX);
        }
        List<TaskDefinition> deleted = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : given) {
            Optional<TaskDefinition> found =
                    name.indexOf(':') < 0 ? Optional.empty() : Names.taskDefinition(change, name);
            if (found.isEmpty()) {
                failures.add(new Failure(
                        name, "TASK_DEFINITION_NOT_FOUND", "The specified task definition does not exist."));
            } else if ("ACTIVE".equals(found.get().status())) {
                failures.add(
                        new Failure(
                                found.get().taskDefinitionArn(),
                                "INVALID_STATUS",
                                "The specified task definition is still in ACTIVE status. Please deregister the target and try again."));
            } else {
                deleted.add(delete(change, found.get()));
            }
        }
        return new DeleteTaskDefinitionsResponse(deleted, failures);
    }

    private static TaskDefinition delete(Change change, TaskDefinition definition) {
        TaskDefinition going = Registrations.withStatus(definition, "DELETE_IN_PROGRESS", change.now());
        change.emit(
                isUsed(change.state(), Names.arnOf(definition))
                        ? new Event.TaskDefinitionChanged(going)
                        : new Event.TaskDefinitionDeleted(Objects.requireNonNull(definition.taskDefinitionArn())));
        return going;
    }

    /** Whether a service runs a revision, or a task that is still on record was started from it. */
    public static boolean isUsed(StateView state, TaskDefinitionArn arn) {
        return state.services().stream()
                        .filter(service -> service.status() != ServiceStatus.INACTIVE)
                        .flatMap(service -> service.deployments().stream())
                        .anyMatch(deployment ->
                                deployment.settings().taskDefinition().equals(arn))
                || state.tasks().stream()
                        .anyMatch(task -> task.launch().taskDefinitionArn().equals(arn));
    }

    /** Describes a revision; for a family its newest ACTIVE one. */
    public DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request, Change change) {
        if (request.taskDefinition() == null || request.taskDefinition().isBlank()) {
            throw EcsException.client("Task Definition can not be blank.");
        }
        TaskDefinition definition = existing(change, request.taskDefinition());
        boolean tags = request.include() != null && request.include().contains("TAGS");
        return new DescribeTaskDefinitionResponse(
                definition,
                tags ? change.state().tags(Objects.requireNonNull(definition.taskDefinitionArn())) : List.of());
    }

    private static TaskDefinition existing(Change change, String given) {
        return Names.taskDefinition(change, given)
                .orElseThrow(() -> EcsException.client("Unable to describe task definition."));
    }

    /** Lists the ARNs of revisions of one status, sorted by family and then by number. */
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request, Change change) {
        String status = request.status() == null ? "ACTIVE" : request.status();
        requireOneOf("status", status, List.of("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"));
        String sort = request.sort() == null ? "ASC" : request.sort();
        requireOneOf("sort", sort, List.of("ASC", "DESC"));
        String prefix = request.familyPrefix();
        List<TaskDefinition> found = new ArrayList<>(change.state().taskDefinitions().stream()
                // Unlike its name says, the member takes a whole family here (the service model says "full family
                // name").
                .filter(definition -> prefix == null || prefix.equals(definition.family()))
                .filter(definition -> status.equals(definition.status()))
                .toList());
        if (sort.equals("DESC")) {
            Collections.reverse(found);
        }
        Page<TaskDefinition> page =
                Page.of(found, TaskDefinitionOperations::sortKey, request.maxResults(), 100, 100, request.nextToken());
        return new ListTaskDefinitionsResponse(
                page.items().stream()
                        .map(definition -> Objects.requireNonNull(definition.taskDefinitionArn()))
                        .toList(),
                page.nextToken());
    }

    /** Sorts as the listing does: by family, and then by number and not by its digits. */
    private static String sortKey(TaskDefinition definition) {
        return definition.family() + String.format(Locale.ROOT, " %010d", definition.revision());
    }

    /** Lists families: ACTIVE ones have an ACTIVE revision, INACTIVE ones none. */
    public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(
            ListTaskDefinitionFamiliesRequest request, Change change) {
        String status = request.status() == null ? "ALL" : request.status();
        requireOneOf("status", status, List.of("ACTIVE", "INACTIVE", "ALL"));
        String prefix = Objects.requireNonNullElse(request.familyPrefix(), "");
        Predicate<String> active = family -> change.state().latestActive(family).isPresent();
        List<String> families = change.state().taskDefinitions().stream()
                .map(definition -> Objects.requireNonNull(definition.family()))
                .distinct()
                .filter(family -> family.startsWith(prefix))
                .filter(family -> status.equals("ALL") || status.equals("ACTIVE") == active.test(family))
                .sorted(Comparator.naturalOrder())
                .toList();
        Page<String> page = Page.of(families, family -> family, request.maxResults(), 100, 100, request.nextToken());
        return new ListTaskDefinitionFamiliesResponse(page.items(), page.nextToken());
    }

    private static void requireOneOf(String member, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw EcsException.invalidParameter(member + " should be one of [" + String.join(",", allowed) + "]");
        }
    }
}
