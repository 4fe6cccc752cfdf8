package dev.evenkeel.docker.client;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * One line of a container's statistics.
 *
 * @param at the engine's clock
 * @param cpuNanos processor time used since the container started
 * @param memoryBytes resident memory: what is used less the page cache that the kernel may take back, as
 *     {@code docker stats} counts it
 */
public record StatsSample(Instant at, long cpuNanos, long memoryBytes) {

    /** Empty for a line without figures, which the engine sends for a container that just ended. */
    public static Optional<StatsSample> of(JsonObject json) {
        JsonObject memory = json.getJsonObject("memory_stats", new JsonObject());
        Long cpu = json.getJsonObject("cpu_stats", new JsonObject())
                .getJsonObject("cpu_usage", new JsonObject())
                .getLong("total_usage");
        Long used = memory.getLong("usage");
        if (cpu == null || cpu == 0 || used == null) {
            return Optional.empty();
        }
        JsonObject details = memory.getJsonObject("stats", new JsonObject());
        // cgroup v1 has the hierarchy's figure under total_*, v2 has one figure only.
        long reclaimable = details.getLong("total_inactive_file", details.getLong("inactive_file", 0L));
        try {
            Instant at = Instant.parse(json.getString("read", ""));
            return Optional.of(new StatsSample(at, cpu, Math.max(0, used - reclaimable)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
