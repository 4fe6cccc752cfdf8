package dev.evenkeel.core.operation;

import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What users call resources: short names and ARNs, told apart and looked up. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
    private static final Pattern TASK_DEFINITION = Pattern.compile("[a-zA-Z0-9_-]{1,255}(:[0-9]{1,9})?");
    /** Longer than any ARN there is. */
    private static final int LENGTH_MAX = 1_024;

    private Names() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The short name of a cluster; {@code default} when none is given. */
    static String cluster(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return "default";
        }
        String name = given.startsWith("arn:") ? lastPart(given, "cluster", 2) : given;
        if (!isName(name)) {
            throw EcsException.invalidParameter("Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$");
        }
        return name;
    }

    /** A cluster that can be read, INACTIVE or not. */
    static Cluster existingCluster(Change change, @Nullable String given) {
        return change.state().cluster(cluster(given)).orElseThrow(EcsException::clusterNotFound);
    }

    /** A cluster that can be changed. */
    static Cluster activeCluster(Change change, @Nullable String given) {
        Cluster cluster = existingCluster(change, given);
        if (cluster.status() != ClusterStatus.ACTIVE) {
            throw EcsException.client("The referenced cluster was inactive.");
        }
        return cluster;
    }

    /** The ARN of a service from its name or an ARN of either form. */
    static ServiceArn service(Change change, Cluster cluster, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw EcsException.invalidParameter("Service name can not be blank.");
        }
        if (!given.startsWith("arn:")) {
            requireName(given, "Service name contains invalid characters.");
            return change.scope().service(cluster.name(), given);
        }
        String[] parts = arnParts(given, "service");
        if (parts.length > 3) {
            throw EcsException.invalidParameter("Unexpected number of separators");
        }
        return change.scope().service(parts.length == 3 ? parts[1] : cluster.name(), parts[parts.length - 1]);
    }

    /** The ARN that a service of a new name gets: a plain name, since an ARN could point into another cluster. */
    static ServiceArn newService(Change change, Cluster cluster, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw EcsException.invalidParameter("Service name can not be blank.");
        }
        requireName(given, "Service name contains invalid characters.");
        return change.scope().service(cluster.name(), given);
    }

    /** The id of a task set, {@code ecs-svc/} and digits, from itself, its digits or an ARN of the service's. */
    static String taskSet(ServiceArn service, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw EcsException.invalidParameter("Task set can not be blank.");
        }
        String id = given;
        if (given.startsWith("arn:")) {
            String[] parts = arnParts(given, "task-set");
            if (parts.length != 5) {
                throw EcsException.invalidParameter("Unexpected number of separators");
            }
            if (!parts[1].equals(service.clusterName()) || !parts[2].equals(service.name())) {
                throw taskSetNotFound();
            }
            id = parts[3] + "/" + parts[4];
        }
        return id.startsWith("ecs-svc/") ? id : Deployment.id(id);
    }

    static EcsException taskSetNotFound() {
        return new EcsException(ErrorCode.TASK_SET_NOT_FOUND, "The specified task set does not exist.");
    }

    /** The ARN of a task from its id or an ARN; the id must have 32 hexadecimal digits. */
    static TaskArn task(Change change, Cluster cluster, @Nullable String given) {
        String id = String.valueOf(given);
        String clusterName = cluster.name();
        if (id.startsWith("arn:")) {
            String[] parts = arnParts(id, "task");
            if (parts.length > 3) {
                throw EcsException.invalidParameter("Unexpected number of separators");
            }
            id = parts[parts.length - 1];
            clusterName = parts.length == 3 ? parts[1] : clusterName;
        }
        if (id.length() != 32 && id.length() != 36) {
            throw EcsException.invalidParameter("taskId length should be one of [32,36]");
        }
        return change.scope().task(clusterName, id);
    }

    /** The id of a container instance from itself or an ARN. */
    static String containerInstance(@Nullable String given) {
        String id = String.valueOf(given);
        if (id.startsWith("arn:")) {
            String[] parts = arnParts(id, "container-instance");
            id = parts[parts.length - 1];
        }
        if (id.length() != 32 && id.length() != 36) {
            throw EcsException.invalidParameter("instanceId length should be one of [32,36]");
        }
        return id;
    }

    /** The revision that {@code family}, {@code family:revision} or an ARN names; a family means its newest ACTIVE one. */
    static Optional<TaskDefinition> taskDefinition(Change change, String given) {
        String name = given.startsWith("arn:") ? lastPart(given, "task-definition", 2) : given;
        if (!TASK_DEFINITION.matcher(name).matches()) {
            return Optional.empty();
        }
        int colon = name.indexOf(':');
        return colon < 0
                ? change.state().latestActive(name)
                : change.state()
                        .taskDefinition(change.scope()
                                .taskDefinition(name.substring(0, colon), Integer.parseInt(name.substring(colon + 1))));
    }

    /** A revision that a task may be started from. */
    static TaskDefinition runnableTaskDefinition(Change change, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw EcsException.invalidParameter("Task Definition can not be blank.");
        }
        TaskDefinition definition =
                taskDefinition(change, given).orElseThrow(() -> EcsException.client("TaskDefinition not found."));
        if (!"ACTIVE".equals(definition.status())) {
            throw EcsException.client("TaskDefinition is inactive");
        }
        return definition;
    }

    static TaskDefinitionArn arnOf(TaskDefinition definition) {
        return new TaskDefinitionArn(String.valueOf(definition.taskDefinitionArn()));
    }

    static void requireName(String given, String refusal) {
        if (!isName(given)) {
            throw EcsException.invalidParameter(refusal);
        }
    }

    private static String lastPart(String arn, String type, int count) {
        String[] parts = arnParts(arn, type);
        if (parts.length != count) {
            throw EcsException.invalidParameter("Unexpected number of separators");
        }
        return parts[count - 1];
    }

    /** The resource of an ARN, {@code type/a/b}, split at its slashes. */
    private static String[] arnParts(String arn, String type) {
        String[] fields = arn.length() > LENGTH_MAX ? new String[0] : arn.split(":", 6);
        if (fields.length != 6) {
            throw EcsException.invalidParameter("Unexpected number of separators");
        }
        String[] parts = fields[5].split("/", -1);
        if (parts.length < 2 || !parts[0].equals(type)) {
            throw EcsException.invalidParameter(
                    "Invalid identifier: Identifier is for " + parts[0] + ". Your request is for a " + type);
        }
        return parts;
    }
}
