package dev.evenkeel.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The text format of Prometheus, version 0.0.4. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String BUCKET = "_bucket";
    private static final String UNBOUNDED = ",le=\"+Inf\"}";

    private final StringBuilder text = new StringBuilder();

    void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** @param name with its labels */
    void sample(String name, double value) {
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    /**
     * Figures whose names carry their labels; those of one family stand together, since the map is sorted. What ends with
     * {@code _bucket} begins a histogram, whose {@code _count} and {@code _sum} follow; {@code le} is its last label.
     */
    void figures(SortedMap<String, Double> figures) {
        String family = "";
        Map.@Nullable Entry<String, Double> unbounded = null;
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            String name = figure.getKey();
            int labels = name.indexOf('{');
            String bare = labels < 0 ? name : name.substring(0, labels);
            if (!bare.equals(family) && !isPartOf(family, bare)) {
                type(bare);
            }
            family = bare;
            // By its text +Inf comes before the numbers, and it has to come after them.
            if (unbounded != null && !isBesides(unbounded.getKey(), name)) {
                sample(unbounded.getKey(), unbounded.getValue());
                unbounded = null;
            }
            if (name.endsWith(UNBOUNDED)) {
                unbounded = figure;
            } else {
                sample(name, figure.getValue());
            }
        }
        if (unbounded != null) {
            sample(unbounded.getKey(), unbounded.getValue());
        }
    }

    private void type(String bare) {
        boolean histogram = bare.endsWith(BUCKET);
        String type = histogram ? "histogram" : bare.endsWith("_total") ? "counter" : "gauge";
        String family = histogram ? bare.substring(0, bare.length() - BUCKET.length()) : bare;
        text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
    }

    /** Whether a name is one of a histogram's sums, after its buckets or another of its sums. */
    private static boolean isPartOf(String before, String bare) {
        int end = bare.lastIndexOf('_');
        String suffix = end < 0 ? "" : bare.substring(end);
        return (suffix.equals("_count") || suffix.equals("_sum"))
                && (before.equals(bare.substring(0, end) + BUCKET) || before.equals(bare.substring(0, end) + "_count"));
    }

    /** Whether two buckets are of one histogram. */
    private static boolean isBesides(String unbounded, String name) {
        return name.startsWith(unbounded.substring(0, unbounded.length() - UNBOUNDED.length()) + ",le=");
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
