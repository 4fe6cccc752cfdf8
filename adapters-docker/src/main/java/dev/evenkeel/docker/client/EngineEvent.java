package dev.evenkeel.docker.client;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a container, as the engine tells it.
 *
 * @param action such as {@code die} or {@code health_status: healthy}
 * @param exitCode with {@code die} only
 */
public record EngineEvent(
        String containerId, String action, @Nullable Integer exitCode) {

    /** Reads an event; members that are missing read as empty, since unknown events are not ours to judge. */
    public static EngineEvent of(JsonObject json) {
        JsonObject actor = json.getJsonObject("Actor", new JsonObject());
        JsonObject attributes = actor.getJsonObject("Attributes", new JsonObject());
        String exitCode = attributes.getString("exitCode", "");
        return new EngineEvent(
                actor.getString("ID", ""),
                json.getString("Action", ""),
                exitCode.matches("-?\\d{1,9}") ? Integer.valueOf(exitCode) : null);
    }
}
