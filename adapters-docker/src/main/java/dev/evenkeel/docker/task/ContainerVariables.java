package dev.evenkeel.docker.task;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Environment variables that a container gets beyond those of its definition. */
final class ContainerVariables {

    private ContainerVariables() {}

    /** Adds variables to the body of a create call; one that is there already is replaced, as the ECS agent does. */
    static void add(JsonObject spec, Map<String, String> variables) {
        if (variables.isEmpty()) {
            return;
        }
        JsonArray merged = new JsonArray();
        for (Object line : spec.getJsonArray("Env", new JsonArray())) {
            String text = String.valueOf(line);
            int equals = text.indexOf('=');
            if (!variables.containsKey(equals < 0 ? text : text.substring(0, equals))) {
                merged.add(text);
            }
        }
        variables.forEach((name, value) -> merged.add(name + "=" + value));
        spec.put("Env", merged);
    }
}
