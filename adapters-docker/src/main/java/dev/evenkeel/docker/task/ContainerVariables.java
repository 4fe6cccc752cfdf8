package dev.evenkeel.docker.task;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
            if (!variables.containsKey(name(line))) {
                merged.add(line);
            }
        }
        variables.forEach((name, value) -> merged.add(name + "=" + value));
        spec.put("Env", merged);
    }

    /** The same, but that what is there already stays: a definition that names another endpoint means it. */
    static void addMissing(JsonObject spec, Map<String, String> variables) {
        SortedMap<String, String> missing = new TreeMap<>(variables);
        for (Object line : spec.getJsonArray("Env", new JsonArray())) {
            missing.remove(name(line));
        }
        add(spec, missing);
    }

    private static String name(Object line) {
        String text = String.valueOf(line);
        int equals = text.indexOf('=');
        return equals < 0 ? text : text.substring(0, equals);
    }
}
