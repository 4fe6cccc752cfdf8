package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON of an error: {@code {"__type":"ClusterNotFoundException","message":"Cluster not found."}}. */
final class ErrorBody {
    private ErrorBody() {}

    static Map<String, Object> members(WireError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("__type", error.type());
        members.put("message", Unicode.wellFormed(error.message()));
        if (!error.resourceIds().isEmpty()) {
            members.put("resourceIds", error.resourceIds());
        }
        return members;
    }

    /** Takes {@code namespace#Name} and {@code Name:url} as well, and {@code Message}, which some services write. */
    static WireError read(JsonFactory factory, AnyForm any, int status, byte[] body) {
        Map<?, ?> members;
        try {
            members = Codec.read(factory, any, body) instanceof Map<?, ?> map ? map : Map.of();
        } catch (WireException e) {
            members = Map.of();
        }
        if (members.get("__type") instanceof String type) {
            Object text = members.containsKey("message") ? members.get("message") : members.get("Message");
            return new WireError(plain(type), text instanceof String message ? message : "", ids(members), status);
        }
        String shown = WireException.excerpt(new String(body, StandardCharsets.UTF_8));
        return new WireError("ServerException", "HTTP " + status + ": " + shown, List.of(), status);
    }

    private static List<String> ids(Map<?, ?> members) {
        if (!(members.get("resourceIds") instanceof List<?> ids)) {
            return List.of();
        }
        return ids.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    private static String plain(String type) {
        int colon = type.indexOf(':');
        String name = colon < 0 ? type : type.substring(0, colon);
        return name.substring(name.indexOf('#') + 1);
    }
}
