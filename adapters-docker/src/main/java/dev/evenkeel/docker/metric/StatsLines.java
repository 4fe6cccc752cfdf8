package dev.evenkeel.docker.metric;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest statistics of each container as the engine sent them, with the rates of its network that the ECS agent adds. On
 * the backend's context only.
 */
final class StatsLines {
    private static final double NANOS = 1e9;

    private final Map<String, JsonObject> newest = new HashMap<>();

    void add(String containerId, JsonObject line) {
        JsonObject before = newest.put(containerId, line);
        if (before != null && line.getJsonObject("networks") != null) {
            seconds(before, line)
                    .ifPresent(seconds -> line.put(
                            "network_rate_stats",
                            new JsonObject()
                                    .put("rx_bytes_per_sec", rate("rx_bytes", before, line, seconds))
                                    .put("tx_bytes_per_sec", rate("tx_bytes", before, line, seconds))));
        }
    }

    Optional<JsonObject> newest(String containerId) {
        return Optional.ofNullable(newest.get(containerId));
    }

    void remove(String containerId) {
        newest.remove(containerId);
    }

    private static double rate(String counter, JsonObject before, JsonObject now, double seconds) {
        return Math.max(0, total(now, counter) - total(before, counter)) / seconds;
    }

    private static long total(JsonObject line, String counter) {
        long sum = 0;
        for (Map.Entry<String, Object> network : line.getJsonObject("networks", new JsonObject())) {
            sum += ((JsonObject) network.getValue()).getLong(counter, 0L);
        }
        return sum;
    }

    private static Optional<Double> seconds(JsonObject before, JsonObject now) {
        try {
            Duration between = Duration.between(
                    Instant.parse(before.getString("read", "")), Instant.parse(now.getString("read", "")));
            return between.isPositive() ? Optional.of(between.toNanos() / NANOS) : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
