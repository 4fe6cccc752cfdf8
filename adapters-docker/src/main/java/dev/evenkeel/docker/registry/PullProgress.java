package dev.evenkeel.docker.registry;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far a pull has come, from the steps that the engine tells layer by layer. */
public final class PullProgress {

    private static final long MB = 1_000_000;

    private final Map<String, Long> loaded = new TreeMap<>();
    private final Map<String, Long> sizes = new TreeMap<>();

    /** Takes a step; those that are not about a layer's download change nothing. */
    public void step(JsonObject step) {
        String layer = step.getString("id", "");
        String status = step.getString("status", "");
        JsonObject detail = step.getJsonObject("progressDetail");
        if (status.equals("Downloading") && detail != null && detail.containsKey("total")) {
            loaded.put(layer, detail.getLong("current", 0L));
            sizes.put(layer, detail.getLong("total"));
        } else if (sizes.containsKey(layer) && (status.equals("Download complete") || status.equals("Pull complete"))) {
            loaded.put(layer, sizes.getOrDefault(layer, 0L));
        }
    }

    /** Such as {@code 45 % (12 of 27 MB)}; of what is known so far. Empty before any is. */
    public Optional<String> text() {
        long size = sum(sizes);
        long done = sum(loaded);
        return size == 0
                ? Optional.empty()
                : Optional.of(done * 100 / size + " % (" + done / MB + " of " + size / MB + " MB)");
    }

    private static long sum(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
