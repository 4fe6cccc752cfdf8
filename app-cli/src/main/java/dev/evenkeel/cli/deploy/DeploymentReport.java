package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.syntax.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how a deployment ended, to people and to programs. */
public final class DeploymentReport {
    private final Cluster cluster;
    private final String service;
    private final Deployment deployment;
    private final Instant start;

    /** A report about a deployment that was begun at {@code start}. */
    public DeploymentReport(Cluster cluster, String service, Deployment deployment, Instant start) {
        this.cluster = cluster;
        this.service = service;
        this.deployment = deployment;
        this.start = start;
    }

    /**
     * How it ended.
     *
     * @param json the answer for programs
     * @param success the closing line, empty when there is none
     * @param failure the line for standard error, null when it did not fail
     * @param lines what may explain a failure
     */
    public record Ending(
            JsonObject json, String success, @Nullable String failure, List<String> lines) {}

    /** It was begun, and nobody follows it. */
    public Ending begun() {
        String line = "deployment " + deployment.id() + " is under way";
        return new Ending(json("STARTED", null, deployment.service(), List.of()), line, null, List.of());
    }

    /** It was followed up to this verdict. */
    public Ending ended(Verdict verdict, Follower follower, Duration timeout, Instant now) {
        JsonObject last = follower.last();
        String counts = last.count("runningCount") + " of " + last.count("desiredCount") + " running";
        Duration elapsed = Duration.between(start, now);
        String outcome;
        String success = "";
        String reason = null;
        String failure = null;
        List<String> lines = List.of();
        switch (verdict) {
            case Verdict.Reached reached -> {
                outcome = "COMPLETED";
                success =
                        deployment.taskDefinition() + " is rolled out: " + counts + " after " + Durations.text(elapsed);
            }
            case Verdict.Failed failed -> {
                outcome = "FAILED";
                reason = failed.reason();
                failure = "deployment " + deployment.id() + " of service " + service + " failed: " + reason;
                lines = StoppedTask.explain(cluster, service, deployment.id());
            }
            case Verdict.Waiting waiting -> {
                outcome = "TIMED_OUT";
                reason = counts + " after " + Durations.text(timeout);
                failure = "deployment " + deployment.id() + " of service " + service + " is not done: " + reason
                        + "; it goes on, 'evenkeel events " + service + cluster.option() + " -f' watches it";
                lines = StoppedTask.explain(cluster, service, deployment.id());
            }
        }
        JsonObject json = json(outcome, reason, last, follower.events())
                .with("elapsedSeconds", elapsed.toMillis() / 1000.0)
                .with("stoppedTasks", lines);
        return new Ending(json, success, failure, lines);
    }

    private JsonObject json(String outcome, @Nullable String reason, JsonObject now, List<JsonObject> events) {
        return JsonObject.empty()
                .with("cluster", cluster.name())
                .with("service", service)
                .with("created", deployment.created())
                .with("taskDefinition", deployment.taskDefinitionArn())
                .with("deployment", deployment.id())
                .with("outcome", outcome)
                .with("reason", reason)
                .with("desired", now.count("desiredCount"))
                .with("running", now.count("runningCount"))
                .with("pending", now.count("pendingCount"))
                .with("notes", deployment.notes())
                .with(
                        "events",
                        events.stream().map(event -> event.text("message")).toList())
                .with("elapsedSeconds", 0.0)
                .with("stoppedTasks", List.of());
    }
}
