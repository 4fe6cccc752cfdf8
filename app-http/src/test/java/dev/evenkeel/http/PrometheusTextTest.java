package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private final TreeMap<String, Double> figures = new TreeMap<>();

    @Test
    void writesEachFamilyOnceWithItsType() {
        figures.put("tasks{status=\"PENDING\"}", 1.0);
        figures.put("tasks{status=\"RUNNING\"}", 2.0);
        figures.put("events_total", 3.0);

        assertEquals("""
                # TYPE events_total counter
                events_total 3
                # TYPE tasks gauge
                tasks{status="PENDING"} 1
                tasks{status="RUNNING"} 2
                """, written());
    }

    @Test
    void writesTheBucketsOfHistogramsByTheirBounds() {
        for (String port : new String[] {"80", "81"}) {
            figures.put("request_seconds_bucket{port=\"" + port + "\",le=\"+Inf\"}", 4.0);
            figures.put("request_seconds_bucket{port=\"" + port + "\",le=\"0.005\"}", 2.0);
            figures.put("request_seconds_bucket{port=\"" + port + "\",le=\"1\"}", 3.0);
            figures.put("request_seconds_count{port=\"" + port + "\"}", 4.0);
            figures.put("request_seconds_sum{port=\"" + port + "\"}", 6.25);
        }
        figures.put("requests_total", 8.0);

        assertEquals("""
                # TYPE request_seconds histogram
                request_seconds_bucket{port="80",le="0.005"} 2
                request_seconds_bucket{port="80",le="1"} 3
                request_seconds_bucket{port="80",le="+Inf"} 4
                request_seconds_bucket{port="81",le="0.005"} 2
                request_seconds_bucket{port="81",le="1"} 3
                request_seconds_bucket{port="81",le="+Inf"} 4
                request_seconds_count{port="80"} 4
                request_seconds_count{port="81"} 4
                request_seconds_sum{port="80"} 6.25
                request_seconds_sum{port="81"} 6.25
                # TYPE requests_total counter
                requests_total 8
                """, written());
    }

    private String written() {
        PrometheusText text = new PrometheusText();
        text.figures(figures);
        return new String(text.bytes(), StandardCharsets.UTF_8);
    }
}
