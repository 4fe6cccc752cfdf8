package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.shell.CommandException;
import java.time.Duration;

/** Why services and tasks are as they are, from Evenkeel's own server: ECS keeps its reasons to itself. */
public final class ServerExplanations {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;

    /** Explanations of what this cluster has. */
    public ServerExplanations(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The explanation of a service, by name or ARN. */
    public JsonObject service(String name) {
        return ask("service", name);
    }

    /** The explanation of a task, by ARN. */
    public JsonObject task(String arn) {
        return ask("task", arn);
    }

    private JsonObject ask(String kind, String name) {
        Endpoint endpoint = cluster.connection().endpoint();
        if (endpoint.realAws()) {
            throw CommandException.badInput("Amazon ECS does not say why it decides as it does: 'evenkeel events "
                    + name + "' shows what it tells");
        }
        HttpCall.Answer answer = new OwnPath(cluster, "explain").get(PATIENCE, HttpCall::answer, kind, name);
        return read(endpoint, kind, name, answer);
    }

    private JsonObject read(Endpoint endpoint, String kind, String name, HttpCall.Answer answer) {
        JsonObject body = body(answer);
        String code = body.text("__type", "");
        if (answer.status() == 200 && body.has("findings")) {
            return body;
        }
        if (code.equals("ResourceNotFoundException")) {
            throw CommandException.badInput("there is no " + kind + " '" + name + "' in cluster " + cluster.name()
                    + ": 'evenkeel " + (kind.equals("task") ? "ps" : "services") + cluster.option()
                    + "' lists those that exist");
        }
        if (code.equals("UnsupportedFeatureException")) {
            throw CommandException.badInput(
                    body.text("message", "this backend does not say why it decides as it does"));
        }
        throw CommandException.badInput("explanations are not available from " + endpoint.shown()
                + ": only a server started with 'evenkeel serve' gives them");
    }

    private static JsonObject body(HttpCall.Answer answer) {
        try {
            return JsonReader.read(answer.body());
        } catch (JsonException e) {
            // Some other server: what it said is not JSON, and is not for us.
            return JsonObject.empty();
        }
    }
}
