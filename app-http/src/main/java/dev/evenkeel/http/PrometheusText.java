package dev.evenkeel.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/** The text format of Prometheus, version 0.0.4. */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** @param name with its labels */
    void sample(String name, double value) {
        text.append(name).append(' ').append(number(value)).append('\n');
    }

    /** Figures whose names carry their labels; those of one family stand together, since the map is sorted. */
    void figures(SortedMap<String, Double> figures) {
        String family = "";
        for (Map.Entry<String, Double> figure : figures.entrySet()) {
            String name = figure.getKey();
            int labels = name.indexOf('{');
            String bare = labels < 0 ? name : name.substring(0, labels);
            if (!bare.equals(family)) {
                text.append("# TYPE ").append(bare).append(bare.endsWith("_total") ? " counter\n" : " gauge\n");
                family = bare;
            }
            sample(name, figure.getValue());
        }
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
