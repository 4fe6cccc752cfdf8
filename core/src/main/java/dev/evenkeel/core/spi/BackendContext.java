package dev.evenkeel.core.spi;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.Timeline;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a backend is given when it is opened.
 *
 * @param scope the account and region it serves
 * @param timeline the time it lives in, and the thread it may ask to run on
 * @param reports where it tells what it sees
 * @param seed of all its random choices
 * @param options by name, only those that {@link BackendFactory#options()} lists
 * @param identity a name that no other Evenkeel has, and that stays the same over restarts: by it the backend knows what
 *     is its own; null when nothing is kept, so that nothing of an earlier life can be gone on with
 */
public record BackendContext(
        ArnScope scope,
        Timeline timeline,
        Reports reports,
        long seed,
        SortedMap<String, String> options,
        @Nullable String identity) {
    public BackendContext {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** For a backend of which nothing is kept. */
    public BackendContext(
            ArnScope scope, Timeline timeline, Reports reports, long seed, SortedMap<String, String> options) {
        this(scope, timeline, reports, seed, options, null);
    }
}
