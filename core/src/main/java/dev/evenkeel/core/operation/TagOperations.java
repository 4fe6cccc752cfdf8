package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ListTagsForResourceRequest;
import dev.evenkeel.core.api.ListTagsForResourceResponse;
import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.api.TagResourceResponse;
import dev.evenkeel.core.api.UntagResourceRequest;
import dev.evenkeel.core.api.UntagResourceResponse;
import dev.evenkeel.core.capacity.CapacitySearch;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations on tags. */
public final class TagOperations {

    TagOperations() {}

    /** Puts tags on a resource; a known key takes the new value. */
    public TagResourceResponse tagResource(TagResourceRequest request, Change change) {
        String arn = existing(change, request.resourceArn());
        List<Tag> added = TagRules.checked(request.tags());
        change.emit(new Event.TagsChanged(arn, TagRules.merged(change.state().tags(arn), added)));
        return new TagResourceResponse();
    }

    /** Takes tags off a resource; a key it does not have is no error. */
    public UntagResourceResponse untagResource(UntagResourceRequest request, Change change) {
        String arn = existing(change, request.resourceArn());
        List<String> keys = request.tagKeys() == null ? List.of() : request.tagKeys();
        List<Tag> left = change.state().tags(arn).stream()
                .filter(tag -> !keys.contains(String.valueOf(tag.key())))
                .toList();
        change.emit(new Event.TagsChanged(arn, left));
        return new UntagResourceResponse();
    }

    /** Lists the tags of a resource. */
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Change change) {
        return new ListTagsForResourceResponse(change.state().tags(existing(change, request.resourceArn())));
    }

    /** The ARN of a resource that is there; the tag operations take the long form only. */
    private static String existing(Change change, @Nullable String arn) {
        if (arn == null || arn.isBlank()) {
            throw EcsException.invalidParameter("Resource ARN can not be blank.");
        }
        String[] fields = arn.split(":", 6);
        if (!arn.startsWith("arn:") || fields.length != 6) {
            throw EcsException.invalidParameter("The ARN provided is invalid.");
        }
        String[] parts = fields[5].split("/", -1);
        boolean known = switch (parts[0]) {
            case "cluster" ->
                parts.length == 2 && change.state().cluster(parts[1]).isPresent();
            case "service" ->
                longForm(parts) && change.state().service(new ServiceArn(arn)).isPresent();
            case "task" ->
                longForm(parts) && change.state().task(new TaskArn(arn)).isPresent();
            case "task-set" -> parts.length == 5 && isTaskSet(change, arn, parts);
            case "container-instance" ->
                longForm(parts)
                        && change.state()
                                .containerInstance(new ContainerInstanceArn(arn))
                                .isPresent();
            case "task-definition" ->
                parts.length == 2 && Names.taskDefinition(change, arn).isPresent();
            case "capacity-provider" ->
                CapacitySearch.isFargate(parts[parts.length - 1])
                        || change.state()
                                .capacityProvider(parts[parts.length - 1])
                                .isPresent();
            default -> throw EcsException.invalidParameter("The ARN provided is invalid.");
        };
        if (!known) {
            throw new EcsException(
                    ErrorCode.RESOURCE_NOT_FOUND, "The specified resource cannot be found. Resource: " + arn);
        }
        return arn;
    }

    private static boolean isTaskSet(Change change, String arn, String[] parts) {
        return change.state().taskSets(change.scope().service(parts[1], parts[2])).stream()
                .anyMatch(taskSet -> taskSet.taskSetArn().equals(arn));
    }

    private static boolean longForm(String[] parts) {
        if (parts.length == 2) {
            throw EcsException.invalidParameter("Long arn format must be used for tagging operations");
        }
        return parts.length == 3;
    }
}
