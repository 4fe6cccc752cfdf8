package dev.evenkeel.docker.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Puts a request's path and query together; every part that comes from outside is escaped. */
final class EngineUri {

    private final StringBuilder text = new StringBuilder();
    private char separator = '?';

    /** @param parts of the path, each one escaped; the slashes of an image's name stay */
    static EngineUri of(String... parts) {
        EngineUri uri = new EngineUri();
        for (String part : parts) {
            uri.text.append('/').append(escape(part).replace("%2F", "/").replace("%3A", ":"));
        }
        return uri;
    }

    EngineUri with(String name, String value) {
        text.append(separator).append(name).append('=').append(escape(value));
        separator = '&';
        return this;
    }

    EngineUri with(String name, boolean value) {
        return with(name, value ? "1" : "0");
    }

    /** Adds a filter as lists and events take it: any of the values of each name, all of the names. */
    EngineUri filters(Map<String, List<String>> filters) {
        JsonObject json = new JsonObject();
        filters.forEach((name, values) -> json.put(name, new JsonArray(values)));
        return with("filters", json.encode());
    }

    /** Whether a text that becomes a part of a path would change the path's meaning. */
    static boolean climbs(String part) {
        return List.of(part.split("/", -1)).contains("..");
    }

    private static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
