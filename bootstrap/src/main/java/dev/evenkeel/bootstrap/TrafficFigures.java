package dev.evenkeel.bootstrap;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.router.RouterFigures;
import dev.evenkeel.router.target.TargetMeter;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a router counted, by Prometheus name with labels. */
final class TrafficFigures {
    private TrafficFigures() {}

    static SortedMap<String, Double> of(RouterFigures router, String region) {
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("evenkeel_router_refused_requests_total{region=\"" + region + "\"}", (double) router.refusals());
        for (RouterFigures.OfGroup group : router.groups()) {
            String labels = "{region=\"" + region + "\",target_group=\"" + name(group.targetGroupArn()) + "\"";
            figures.put("evenkeel_target_group_requests_total" + labels + "}", (double)
                    group.figures().requests());
            figures.put("evenkeel_target_group_retries_total" + labels + "}", (double)
                    group.figures().retries());
            group.figures()
                    .ownAnswers()
                    .forEach((status, count) -> figures.put(
                            "evenkeel_target_group_unserved_total" + labels + ",code=\"" + status + "\"}",
                            (double) count));
        }
        for (RouterFigures.OfTarget target : router.targets()) {
            add(figures, target, region);
        }
        return figures;
    }

    private static void add(SortedMap<String, Double> figures, RouterFigures.OfTarget target, String region) {
        TaskArn task = target.task();
        String whose = task == null ? "address=\"" + target.address() : "task=\"" + task.id();
        String labels = "{region=\"" + region + "\",target_group=\"" + name(target.targetGroupArn()) + "\"," + whose
                + "\",port=\"" + target.port() + "\"";
        List<Long> codes = target.figures().codes();
        for (int i = 0; i < codes.size(); i++) {
            figures.put(
                    "evenkeel_target_requests_total" + labels + ",code=\"" + (i + 1) + "xx\"}", (double) codes.get(i));
        }
        figures.put("evenkeel_target_errors_total" + labels + "}", (double)
                target.figures().errors());
        addTimes(figures, target.figures(), labels);
        figures.put("evenkeel_target_active_requests" + labels + "}", (double) target.inFlight());
    }

    /** A histogram, whose buckets each count what took no longer. */
    private static void addTimes(SortedMap<String, Double> figures, TargetMeter.Figures target, String labels) {
        String family = "evenkeel_target_request_seconds";
        double[] bounds = TargetMeter.bounds();
        long atMost = 0;
        for (int i = 0; i < bounds.length; i++) {
            atMost += target.times().get(i);
            String bound = BigDecimal.valueOf(bounds[i]).stripTrailingZeros().toPlainString();
            figures.put(family + "_bucket" + labels + ",le=\"" + bound + "\"}", (double) atMost);
        }
        atMost += target.times().get(bounds.length);
        figures.put(family + "_bucket" + labels + ",le=\"+Inf\"}", (double) atMost);
        figures.put(family + "_count" + labels + "}", (double) atMost);
        figures.put(family + "_sum" + labels + "}", target.seconds());
    }

    /** The name in {@code …:targetgroup/NAME/ID}; of anything else all that is safe in a label. */
    private static String name(String targetGroupArn) {
        String[] parts = targetGroupArn.split("/");
        String name = parts.length > 1 ? parts[1] : targetGroupArn;
        return name.replaceAll("[^A-Za-z0-9_.:-]", "_");
    }
}
