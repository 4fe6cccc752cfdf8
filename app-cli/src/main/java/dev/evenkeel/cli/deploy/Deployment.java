package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that was begun: the task definition is registered and the service created or updated.
 *
 * @param id of ECS, such as {@code ecs-svc/1234567890}
 * @param taskDefinitionArn the revision that was registered for it
 * @param created the service is new
 * @param before the service before the change; empty when it is new
 * @param notes lines for the user about what was chosen
 */
public record Deployment(
        String id,
        String taskDefinitionArn,
        boolean created,
        JsonObject before,
        JsonObject service,
        List<String> notes) {
    /**
     * Registers, then creates or updates. What can be refused is refused before anything is changed.
     *
     * @param desiredCount the count that the command line asks for, or null
     */
    public static Deployment begin(Cluster cluster, DeployFiles files, @Nullable Integer desiredCount) {
        JsonObject found = cluster.findService(files.serviceName());
        ServiceChange change = new ServiceChange(cluster, files, found);
        change.check();
        DesiredCount count = DesiredCount.choose(cluster, files, !change.creates(), desiredCount);
        String arn = cluster.connection()
                .call("RegisterTaskDefinition", files.taskDefinition())
                .object("taskDefinition")
                .text("taskDefinitionArn");
        if (arn == null) {
            throw CommandException.failed("RegisterTaskDefinition was answered without a taskDefinitionArn");
        }
        JsonObject service = change.apply(arn, count.count());
        return new Deployment(
                primaryId(service),
                arn,
                change.creates(),
                change.creates() || found == null ? JsonObject.empty() : found,
                service,
                count.note() == null ? List.of() : List.of(count.note()));
    }

    /** The task definition as people name it: {@code web:7}. */
    public String taskDefinition() {
        return Arn.name(taskDefinitionArn);
    }

    private static String primaryId(JsonObject service) {
        for (JsonObject deployment : service.objects("deployments")) {
            if (deployment.text("status", "").equals("PRIMARY")) {
                return deployment.text("id", "");
            }
        }
        throw CommandException.failed(
                "the answer names no PRIMARY deployment: a service whose deploymentController is not"
                        + " ECS is rolled out by that controller");
    }
}
