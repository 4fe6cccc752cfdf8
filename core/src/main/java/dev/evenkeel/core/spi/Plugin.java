package dev.evenkeel.core.spi;

import java.util.List;

/**
 * The one entry of an extension; found by {@link java.util.ServiceLoader}.
 *
 * <p>A provider MUST have a public constructor without parameters, a {@link #name()} that no other has, and no work in
 * its constructor. Names of strategies and backends are unique over all plugins; the built-in ones ({@code random},
 * {@code spread}, {@code binpack}, {@code sim}, {@code docker}, {@code aws}) are plugins like any other.
 */
public interface Plugin {

    /** Lower-case letters, digits and -, such as {@code quiet-hosts}. */
    String name();

    /** The version that {@code evenkeel plugins} shows. */
    String version();

    /** What this plugin can place tasks by; empty when none. */
    default List<PlacementStrategy> placementStrategies() {
        return List.of();
    }

    /** What this plugin can run tasks on; empty when none. */
    default List<BackendFactory> backends() {
        return List.of();
    }
}
