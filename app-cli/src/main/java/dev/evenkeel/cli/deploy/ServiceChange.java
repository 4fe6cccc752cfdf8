package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request that brings a service to what its file says: CreateService where there is none, else UpdateService. */
final class ServiceChange {
    /** Members of CreateService that UpdateService does not take. */
    private static final String[] ONLY_AT_CREATION = {
        "clientToken", "launchType", "role", "schedulingStrategy", "serviceName", "tags"
    };

    private final Cluster cluster;
    private final DeployFiles files;
    private final @Nullable JsonObject existing;

    ServiceChange(Cluster cluster, DeployFiles files, @Nullable JsonObject found) {
        this.cluster = cluster;
        this.files = files;
        this.existing = found == null || found.text("status", "").equals("INACTIVE") ? null : found;
    }

    boolean creates() {
        return existing == null;
    }

    /**
     * Refuses what ECS could only half do, before anything is registered.
     *
     * @throws CommandException when the service is being deleted, or would need another launch type or strategy
     */
    void check() {
        if (existing == null) {
            return;
        }
        if (existing.text("status", "").equals("DRAINING")) {
            throw CommandException.failed("service " + files.serviceName()
                    + " is being deleted (DRAINING): wait until its tasks are gone, then deploy again");
        }
        for (String member : List.of("launchType", "schedulingStrategy")) {
            String wanted = files.service().text(member);
            String present = existing.text(member);
            if (wanted != null && present != null && !wanted.equals(present)) {
                throw CommandException.badInput("service " + files.serviceName() + " has " + member + " " + present
                        + " and ECS cannot change that to " + wanted
                        + ": deploy it under another name, or delete the service first");
            }
        }
    }

    /** Sends the request; returns the service as ECS answers it. */
    JsonObject apply(String taskDefinitionArn, @Nullable Integer desiredCount) {
        JsonObject request = files.service().without("desiredCount", "cluster", "service");
        if (existing != null) {
            request = request.without(ONLY_AT_CREATION).with("service", files.serviceName());
        } else {
            request = request.with("serviceName", files.serviceName());
        }
        request = request.with("taskDefinition", taskDefinitionArn);
        if (desiredCount != null) {
            request = request.with("desiredCount", desiredCount);
        }
        JsonObject answer = cluster.call(existing == null ? "CreateService" : "UpdateService", request);
        JsonObject service = answer.object("service");
        if (existing != null) {
            addTags(service.text("serviceArn"));
        }
        return service;
    }

    /** UpdateService takes no tags, so those of the file that the service lacks are added by themselves; none is removed. */
    private void addTags(@Nullable String serviceArn) {
        if (serviceArn == null || files.service().objects("tags").isEmpty()) {
            return;
        }
        JsonObject request = JsonObject.empty().with("resourceArn", serviceArn);
        List<JsonObject> present =
                cluster.connection().call("ListTagsForResource", request).objects("tags");
        List<JsonObject> missing = new ArrayList<>(files.service().objects("tags"));
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            cluster.connection().call("TagResource", request.with("tags", missing));
        }
    }
}
