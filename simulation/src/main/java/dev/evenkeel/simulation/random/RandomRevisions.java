package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.RandomService.members;

import dev.evenkeel.simulation.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The revisions of one family; all but the first may be unsound where that is asked for. */
final class RandomRevisions {
    private final Draw draw;
    private final String family;
    private final boolean awsvpc;
    private final @Nullable Integer hostPort;

    RandomRevisions(Draw draw, String family, boolean awsvpc, @Nullable Integer hostPort) {
        this.draw = draw;
        this.family = family;
        this.awsvpc = awsvpc;
        this.hostPort = hostPort;
    }

    /** Requests of RegisterTaskDefinition. */
    List<SortedMap<String, Object>> register(boolean mayFail) {
        List<SortedMap<String, Object>> revisions = new ArrayList<>();
        int count = draw.between(2, 4);
        for (int revision = 1; revision <= count; revision++) {
            boolean sound = revision == 1 || !mayFail || draw.oneIn(2);
            revisions.add(members(
                    "family",
                    family,
                    "networkMode",
                    awsvpc ? "awsvpc" : "bridge",
                    "cpu",
                    "256",
                    "memory",
                    "512",
                    "containerDefinitions",
                    containers(revision, sound)));
        }
        return revisions;
    }

    private List<Object> containers(int revision, boolean sound) {
        SortedMap<String, Object> labels = new TreeMap<>();
        String image = family + ":" + revision;
        if (!sound) {
            switch (draw.below(3)) {
                case 0 -> labels.put("dev.evenkeel.sim.exit-after-seconds", String.valueOf(draw.below(60)));
                case 1 -> labels.put("dev.evenkeel.sim.unhealthy-after-seconds", String.valueOf(draw.below(60)));
                default -> image = "missing/" + image;
            }
        }
        labels.put("dev.evenkeel.sim.service-cpu-units", String.valueOf(draw.below(1024)));
        SortedMap<String, Object> main = members("name", "main", "image", image, "stopTimeout", draw.between(2, 30));
        main.put("portMappings", List.of(members("containerPort", 80, "hostPort", awsvpc ? null : hostPort)));
        main.put("dockerLabels", labels);
        if (draw.oneIn(2)) {
            main.put("healthCheck", members("command", List.of("CMD", "true"), "interval", draw.between(5, 30)));
        }
        if (!draw.oneIn(3)) {
            return List.of(main);
        }
        SortedMap<String, Object> side = members("name", "side", "image", "side:1", "essential", draw.oneIn(4));
        side.put("dependsOn", List.of(members("containerName", "main", "condition", "START")));
        return List.of(main, side);
    }
}
