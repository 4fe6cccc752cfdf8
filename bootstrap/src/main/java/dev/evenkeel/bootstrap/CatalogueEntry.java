package dev.evenkeel.bootstrap;

import java.util.Comparator;

/**
 * One thing that a plugin brings.
 *
 * @param name what it is chosen by
 * @param version the plugin's
 * @param origin the name of the jar, or the folder of classes, that it came from
 */
public record CatalogueEntry(Kind kind, String name, String version, String origin)
        implements Comparable<CatalogueEntry> {

    /** What a plugin can bring. */
    public enum Kind {
        BACKEND("backend"),
        PLACEMENT_STRATEGY("placement-strategy"),
        /** A plugin that brings nothing that can be chosen. */
        PLUGIN("plugin");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** How lists show it, such as {@code placement-strategy}. */
        public String text() {
            return text;
        }
    }

    @Override
    public int compareTo(CatalogueEntry other) {
        return Comparator.comparing(CatalogueEntry::kind)
                .thenComparing(CatalogueEntry::name)
                .compare(this, other);
    }
}
