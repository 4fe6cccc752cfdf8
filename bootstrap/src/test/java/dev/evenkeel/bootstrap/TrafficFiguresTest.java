package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.RouterFigures;
import dev.evenkeel.router.model.Target;
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
            if (name.startsWith("evenkeel_target_request_seconds")) {
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
    }

    private static RouterFigures figuresOf(TargetMeter meter) {
        TargetId id = new TargetId(
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef",
                SCOPE.task("default", "00000000000000000000000000000001"),
                "web",
                80);
        Target target = new Target(id, "127.0.0.1", 8080, TargetState.HEALTHY, null);
        return new RouterFigures(
                List.of(new RouterFigures.OfTarget(target, SCOPE.service("default", "web"), 1, meter.figures())),
                List.of(),
                0);
    }
}
