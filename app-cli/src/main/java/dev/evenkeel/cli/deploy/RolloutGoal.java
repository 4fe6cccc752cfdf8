package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deployment is rolled out: it is the only one left, ECS calls it COMPLETED, and as many tasks run as are desired. It
 * failed when ECS says FAILED, or when another deployment took its place.
 */
public final class RolloutGoal implements Goal {
    private final String service;
    private final String deploymentId;

    /** The deployment with this id. */
    public RolloutGoal(String service, String deploymentId) {
        this.service = service;
        this.deploymentId = deploymentId;
    }

    @Override
    public String name() {
        return "deployment " + deploymentId + " of service " + service;
    }

    @Override
    public Verdict judge(JsonObject now) {
        if (!now.text("status", "").equals("ACTIVE")) {
            return new Verdict.Failed("the service was deleted meanwhile");
        }
        List<JsonObject> deployments = now.objects("deployments");
        JsonObject own = null;
        JsonObject primary = null;
        for (JsonObject deployment : deployments) {
            own = deployment.text("id", "").equals(deploymentId) ? deployment : own;
            primary = deployment.text("status", "").equals("PRIMARY") ? deployment : primary;
        }
        if (own != null && own.text("rolloutState", "").equals("FAILED")) {
            return new Verdict.Failed(own.text("rolloutStateReason", "ECS gave no reason"));
        }
        if (own == null || !own.text("status", "").equals("PRIMARY")) {
            return new Verdict.Failed(whyReplaced(now, primary));
        }
        boolean steady = deployments.size() == 1
                && now.count("runningCount") == now.count("desiredCount")
                && now.count("pendingCount") == 0;
        // A service behind a Classic Load Balancer has no rollout state; its counts say it all.
        boolean completed = own.text("rolloutState", "COMPLETED").equals("COMPLETED");
        return steady && completed ? new Verdict.Reached() : new Verdict.Waiting();
    }

    private String whyReplaced(JsonObject now, @Nullable JsonObject primary) {
        for (JsonObject event : now.objects("events")) {
            String message = event.text("message", "");
            if (message.contains("(deployment " + deploymentId + ") deployment failed")) {
                return message;
            }
        }
        String successor = primary == null
                ? "another one"
                : primary.text("id", "another one") + " (" + Arn.name(primary.text("taskDefinition", "")) + ")";
        return "it was replaced by deployment " + successor;
    }
}
