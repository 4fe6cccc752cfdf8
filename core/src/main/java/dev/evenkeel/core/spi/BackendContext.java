package dev.evenkeel.core.spi;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.Timeline;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a backend is given when it is opened.
 *
 * @param scope the account and region it serves
 * @param timeline the time it lives in, and the thread it may ask to run on
 * @param reports where it tells what it sees
 * @param seed of all its random choices
 * @param options by name, only those that {@link BackendFactory#options()} lists
 */
public record BackendContext(
        ArnScope scope, Timeline timeline, Reports reports, long seed, SortedMap<String, String> options) {
    public BackendContext {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
