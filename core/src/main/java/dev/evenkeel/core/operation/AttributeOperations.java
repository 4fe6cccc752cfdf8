package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.DeleteAttributesRequest;
import dev.evenkeel.core.api.DeleteAttributesResponse;
import dev.evenkeel.core.api.ListAttributesRequest;
import dev.evenkeel.core.api.ListAttributesResponse;
import dev.evenkeel.core.api.PutAttributesRequest;
import dev.evenkeel.core.api.PutAttributesResponse;
import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.state.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operations on the attributes of container instances. All targets are found and checked before any of them changes. */
public final class AttributeOperations {
    /** ECS takes ten at a time, and keeps ten of the user's own on an instance. */
    private static final int ATTRIBUTES_MAX = 10;

    AttributeOperations() {}

    /** Puts attributes on instances; one that is there gets the new value. */
    public PutAttributesResponse putAttributes(PutAttributesRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        List<Attribute> given = checked(request.attributes());
        given.forEach(AttributeRules::checkCustom);
        List<Attribute> put = new ArrayList<>();
        given.forEach(attribute -> target(change, cluster, attribute));
        for (Attribute attribute : given) {
            ContainerInstance instance = target(change, cluster, attribute);
            List<Attribute> all = new ArrayList<>(instance.customAttributes());
            all.removeIf(other -> Objects.equals(other.name(), attribute.name()));
            all.add(new Attribute(attribute.name(), attribute.value(), null, null));
            if (all.size() > ATTRIBUTES_MAX) {
                throw new EcsException(
                        ErrorCode.ATTRIBUTE_LIMIT_EXCEEDED,
                        "You can apply up to " + ATTRIBUTES_MAX + " custom attributes for each resource.");
            }
            change.emit(new Event.ContainerInstanceChanged(instance.withCustomAttributes(all)));
            put.add(shown(instance, attribute));
        }
        return new PutAttributesResponse(put);
    }

    /** Takes attributes off instances; those that are not there are passed over. */
    public DeleteAttributesResponse deleteAttributes(DeleteAttributesRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        List<Attribute> given = checked(request.attributes());
        given.forEach(attribute -> target(change, cluster, attribute));
        List<Attribute> gone = new ArrayList<>();
        for (Attribute attribute : given) {
            ContainerInstance instance = target(change, cluster, attribute);
            List<Attribute> all = new ArrayList<>(instance.customAttributes());
            boolean found = all.removeIf(other -> Objects.equals(other.name(), attribute.name())
                    && (attribute.value() == null || attribute.value().equals(other.value())));
            if (found) {
                change.emit(new Event.ContainerInstanceChanged(instance.withCustomAttributes(all)));
                gone.add(shown(instance, attribute));
            }
        }
        return new DeleteAttributesResponse(gone);
    }

    /** Lists the attributes of a cluster's instances, the host's own among them. */
    public ListAttributesResponse listAttributes(ListAttributesRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        AttributeRules.checkTargetType(request.targetType(), true);
        List<Attribute> all = new ArrayList<>();
        for (ContainerInstance instance : change.state().containerInstances(cluster.name())) {
            for (Attribute attribute : instance.allAttributes()) {
                boolean named = request.attributeName() == null
                        || request.attributeName().equals(attribute.name());
                boolean valued = request.attributeValue() == null
                        || request.attributeValue().equals(attribute.value());
                if (named && valued) {
                    all.add(shown(instance, attribute));
                }
            }
        }
        Page<Attribute> page = Page.of(
                all,
                attribute -> attribute.targetId() + " " + attribute.name(),
                request.maxResults(),
                100,
                100,
                request.nextToken());
        return new ListAttributesResponse(page.items(), page.nextToken());
    }

    private static List<Attribute> checked(@Nullable List<Attribute> given) {
        if (given == null || given.isEmpty()) {
            throw EcsException.invalidParameter("attributes can not be empty");
        }
        if (given.size() > ATTRIBUTES_MAX) {
            throw EcsException.invalidParameter("attributes can have at most " + ATTRIBUTES_MAX + " items");
        }
        given.forEach(attribute -> AttributeRules.checkTargetType(attribute.targetType(), false));
        return given;
    }

    private static ContainerInstance target(Change change, Cluster cluster, Attribute attribute) {
        String target = Objects.requireNonNullElse(attribute.targetId(), "");
        if (target.isEmpty()) {
            throw EcsException.invalidParameter("targetId can not be empty");
        }
        ContainerInstanceArn arn = change.scope().containerInstance(cluster.name(), Names.containerInstance(target));
        return change.state()
                .containerInstance(arn)
                .orElseThrow(() -> new EcsException(ErrorCode.TARGET_NOT_FOUND, "Could not find " + target));
    }

    private static Attribute shown(ContainerInstance instance, Attribute attribute) {
        return new Attribute(
                attribute.name(),
                attribute.value(),
                "container-instance",
                instance.containerInstanceArn().value());
    }
}
