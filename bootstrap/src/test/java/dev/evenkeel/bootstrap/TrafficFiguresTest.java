package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.router.RouterFigures;
import dev.evenkeel.router.target.TargetMeter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrafficFiguresTest {
    private static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");
    private static final String LABELS =
            "{region=\"us-east-1\",target_group=\"web\",task=\"00000000000000000000000000000001\",port=\"8080\"";

    @Test
    void countsInEachBucketWhatTookNoLongerThanItsBound() {
        TargetMeter meter = new TargetMeter();
        meter.answered(200, TimeUnit.MILLISECONDS.toNanos(1));
        meter.answered(200, TimeUnit.MILLISECONDS.toNanos(2));
        meter.answered(503, TimeUnit.SECONDS.toNanos(8));

        SortedMap<String, Double> figures = TrafficFigures.of(figuresOf(meter), "us-east-1");

        SortedMap<String, Double> times = new TreeMap<>();
        figures.forEach((name, value) -> {
            if (name.startsWith("evenkeel_target_request_seconds") && name.contains(LABELS)) {
                times.put(name.replace("evenkeel_target_request_seconds_", "").replace(LABELS, ""), value);
            }
        });
        assertEquals(
                "{bucket,le=\"+Inf\"}=3.0, bucket,le=\"0.0005\"}=0.0, bucket,le=\"0.001\"}=1.0, bucket,le=\"0.0025\"}=2.0,"
                        + " bucket,le=\"0.005\"}=2.0, bucket,le=\"0.01\"}=2.0, bucket,le=\"0.025\"}=2.0,"
                        + " bucket,le=\"0.05\"}=2.0, bucket,le=\"0.1\"}=2.0, bucket,le=\"0.25\"}=2.0,"
                        + " bucket,le=\"0.5\"}=2.0, bucket,le=\"1\"}=2.0, bucket,le=\"5\"}=2.0, count}=3.0, sum}=8.003}",
                times.toString());
        assertEquals(2.0, figures.get("evenkeel_target_requests_total" + LABELS + ",code=\"2xx\"}"));
        assertEquals(1.0, figures.get("evenkeel_target_active_requests" + LABELS + "}"));
        assertEquals(
                2.0,
                figures.get("evenkeel_target_active_requests{region=\"us-east-1\",target_group=\"web\","
                        + "address=\"10.0.0.7\",port=\"8080\"}"));
    }

    private static RouterFigures figuresOf(TargetMeter meter) {
        String group = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef";
        TaskArn task = SCOPE.task("default", "00000000000000000000000000000001");
        return new RouterFigures(
                List.of(
                        new RouterFigures.OfTarget(group, task, "127.0.0.1", 8080, 1, meter.figures()),
                        new RouterFigures.OfTarget(group, null, "10.0.0.7", 8080, 2, meter.figures())),
                List.of(),
                0);
    }
}
