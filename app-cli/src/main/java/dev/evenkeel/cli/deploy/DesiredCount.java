package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.EcsException;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks to ask for, in this order: what the command line says; nothing, where auto scaling owns the count; what the
 * file says; nothing for a service that exists; 1 for a new one.
 *
 * @param count null to leave the count as it is
 * @param note a line for the user when the file's count is set aside, else null
 */
record DesiredCount(@Nullable Integer count, @Nullable String note) {
    private static final int NEW_SERVICE = 1;

    static DesiredCount choose(Cluster cluster, DeployFiles files, boolean exists, @Nullable Integer told) {
        if (told != null) {
            return new DesiredCount(told, null);
        }
        Integer inFile = files.service().countOrNull("desiredCount");
        boolean daemon = "DAEMON".equals(files.service().text("schedulingStrategy"));
        if (!exists) {
            return new DesiredCount(inFile == null && !daemon ? Integer.valueOf(NEW_SERVICE) : inFile, null);
        }
        if (inFile == null) {
            return new DesiredCount(null, null);
        }
        String owner = owner(cluster, files.serviceName());
        return owner == null
                ? new DesiredCount(inFile, null)
                : new DesiredCount(
                        null,
                        "desiredCount " + inFile + " of the file is set aside: " + owner
                                + " (--desired-count N sets it all the same)");
    }

    /** Who else sets the count, as the beginning of a sentence; null when nobody does. */
    private static @Nullable String owner(Cluster cluster, String service) {
        JsonObject request = JsonObject.empty()
                .with("serviceNamespace", "ecs")
                .with("scalableDimension", "ecs:service:DesiredCount")
                .with("resourceIds", List.of("service/" + Arn.name(cluster.name()) + "/" + service));
        try {
            List<JsonObject> targets = cluster.connection()
                    .callAutoScaling("DescribeScalableTargets", request)
                    .objects("ScalableTargets");
            if (targets.isEmpty()) {
                return null;
            }
            JsonObject target = targets.getFirst();
            return "auto scaling keeps the count between " + target.count("MinCapacity") + " and "
                    + target.count("MaxCapacity");
        } catch (EcsException e) {
            // An endpoint without auto scaling scales nothing; one that will not tell may well do so.
            return e.code().equals("UnknownOperationException") ? null : unknown(e.code());
        } catch (UnreachableException e) {
            return unknown("no answer");
        }
    }

    private static String unknown(String why) {
        return "whether auto scaling owns the count could not be seen (" + why + ")";
    }
}
