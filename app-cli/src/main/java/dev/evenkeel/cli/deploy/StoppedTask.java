package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.EcsException;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Why a task stopped, in one line. */
public final class StoppedTask {
    private static final int MOST_SHOWN = 3;

    private StoppedTask() {}

    /** The task's own reason, then each container that failed or has something to say. */
    public static String reason(JsonObject task) {
        List<String> parts = new ArrayList<>();
        String own = task.text("stoppedReason", "");
        if (!own.isEmpty()) {
            parts.add(own);
        }
        for (JsonObject container : task.objects("containers")) {
            Integer exit = container.countOrNull("exitCode");
            String said = container.text("reason", "");
            if ((exit != null && exit != 0) || !said.isEmpty()) {
                parts.add("container " + container.text("name", "?") + (exit == null ? "" : " exited with code " + exit)
                        + (said.isEmpty() ? "" : ": " + said));
            }
        }
        return String.join("; ", parts);
    }

    /** Lines about the last tasks of a deployment that stopped, for somebody who wonders why it fails; at most three. */
    static List<String> explain(Cluster cluster, String service, String deploymentId) {
        List<String> lines = new ArrayList<>();
        try {
            for (JsonObject task : cluster.tasks(service, "STOPPED")) {
                String reason = reason(task);
                boolean ofDeployment = task.text("startedBy", "").equals(deploymentId);
                if (ofDeployment && !reason.isEmpty() && lines.size() < MOST_SHOWN) {
                    lines.add("task " + Arn.shortId(task.text("taskArn", "?")) + " stopped: " + reason);
                }
            }
        } catch (EcsException e) {
            lines.add("the stopped tasks could not be listed (" + e.code() + ")");
        } catch (UnreachableException e) {
            lines.add("the stopped tasks could not be listed: " + e.line());
        }
        return lines;
    }
}
