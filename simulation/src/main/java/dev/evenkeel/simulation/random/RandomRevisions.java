package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The revisions of one family; all but the first may be unsound where that is asked for. */
final class RandomRevisions {
    private final Draw draw;
    private final String family;
    private final TaskShape shape;
    private final SortedSet<Feature> features;

    RandomRevisions(Draw draw, String family, TaskShape shape, SortedSet<Feature> features) {
        this.draw = draw;
        this.family = family;
        this.shape = shape;
        this.features = features;
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
                    shape.networkMode(),
                    "cpu",
                    String.valueOf(shape.cpu()),
                    "memory",
                    String.valueOf(shape.memory()),
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
                case 1 -> labels.put("dev.evenkeel.sim.unhealthy-after-seconds", String.valueOf(draw.between(10, 60)));
                default -> image = "missing/" + image;
            }
        }
        labels.put("dev.evenkeel.sim.service-cpu-units", String.valueOf(draw.below(1024)));
        SortedMap<String, Object> main = members("name", "main", "image", image, "stopTimeout", draw.between(2, 30));
        main.put("portMappings", ports());
        main.put("dockerLabels", labels);
        if (features.contains(Feature.TARGETS)) {
            target(labels, sound);
        }
        if (draw.oneIn(2)) {
            main.put("healthCheck", members("command", List.of("CMD", "true"), "interval", draw.between(5, 30)));
        }
        List<Object> containers = new ArrayList<>();
        containers.add(main);
        if (draw.oneIn(3)) {
            SortedMap<String, Object> side = members("name", "side", "image", "side:1", "essential", draw.oneIn(4));
            side.put("dependsOn", List.of(members("containerName", "main", "condition", "START")));
            containers.add(side);
        }
        if (features.contains(Feature.WATCHING) && !sound) {
            labels.put("dev.evenkeel.sim.alarm", family);
            labels.put("dev.evenkeel.sim.alarm-after-seconds", String.valueOf(draw.below(120)));
        }
        if (features.contains(Feature.CONTAINERS)) {
            new RandomContainers(draw, sound).enrich(main, labels, containers);
        }
        return containers;
    }

    /** How it fares behind a load balancer, if it is behind one. */
    private void target(SortedMap<String, Object> labels, boolean sound) {
        labels.put("dev.evenkeel.sim.target-check-seconds", String.valueOf(draw.between(5, 30)));
        labels.put("dev.evenkeel.sim.target-drain-seconds", String.valueOf(draw.below(30)));
        if (!sound && draw.oneIn(3)) {
            labels.put("dev.evenkeel.sim.target-unhealthy-after-seconds", String.valueOf(draw.between(10, 120)));
        }
    }

    private List<Object> ports() {
        List<Object> ports = new ArrayList<>();
        Integer host = shape.hostPort();
        if (shape.networkMode().equals("host") && host != null) {
            ports.add(members("containerPort", shape.containerPort()));
            ports.add(members("containerPortRange", host + "-" + (host + 4), "protocol", "udp"));
        } else {
            ports.add(members("containerPort", shape.containerPort(), "hostPort", shape.isAwsvpc() ? null : host));
        }
        return ports;
    }
}
