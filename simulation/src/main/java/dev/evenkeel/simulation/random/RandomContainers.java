package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happens inside a task: containers that the main one waits for, restarts in place, and ends that take their time. */
final class RandomContainers {
    private static final String SIM = "dev.evenkeel.sim.";
    /** What a container ends with that was asked to stop, and no other. */
    private static final String STOPPED = "143";

    private final Draw draw;
    private final boolean sound;

    /** @param sound whether all that is waited for comes */
    RandomContainers(Draw draw, boolean sound) {
        this.draw = draw;
        this.sound = sound;
    }

    /** Adds to a main container, its labels and the containers beside it. */
    void enrich(SortedMap<String, Object> main, SortedMap<String, Object> labels, List<Object> containers) {
        labels.put(SIM + "stop-code", STOPPED);
        labels.put(SIM + "stop-seconds", draw.below(12) + "-" + (12 + draw.below(12)));
        List<Object> waits = new ArrayList<>();
        if (draw.oneIn(2)) {
            String condition = draw.oneIn(2) ? "SUCCESS" : "COMPLETE";
            containers.add(setUp(condition));
            waits.add(members("containerName", "setup", "condition", condition));
        }
        if (draw.oneIn(2)) {
            containers.add(0, store());
            waits.add(members("containerName", "store", "condition", "HEALTHY"));
        }
        if (!waits.isEmpty()) {
            main.put("dependsOn", waits);
        }
        if (draw.oneIn(3)) {
            main.put(
                    "restartPolicy",
                    members("enabled", true, "ignoredExitCodes", List.of(0), "restartAttemptPeriod", 60));
        }
        if (draw.oneIn(6)) {
            labels.put(SIM + "ignore-stop", "true");
        }
    }

    /** Runs once before the main container does. */
    private SortedMap<String, Object> setUp(String condition) {
        SortedMap<String, Object> labels = new TreeMap<>();
        boolean fails = !sound && draw.oneIn(3);
        labels.put(SIM + "exit-after-seconds", String.valueOf(draw.between(1, 20)));
        labels.put(SIM + "exit-code", fails || condition.equals("COMPLETE") ? String.valueOf(draw.below(3)) : "0");
        SortedMap<String, Object> container = members("name", "setup", "image", "setup:1", "essential", false);
        container.put("dockerLabels", labels);
        container.put("startTimeout", !sound && draw.oneIn(3) ? draw.between(2, 10) : draw.between(60, 120));
        return container;
    }

    /** Is there, and well, before the main container is. */
    private SortedMap<String, Object> store() {
        SortedMap<String, Object> labels = new TreeMap<>();
        labels.put(SIM + "stop-code", STOPPED);
        if (!sound && draw.oneIn(3)) {
            labels.put(SIM + "health", draw.oneIn(2) ? "never" : "flaps");
        }
        SortedMap<String, Object> container = members("name", "store", "image", "store:1", "essential", draw.oneIn(2));
        container.put("dockerLabels", labels);
        container.put("healthCheck", members("command", List.of("CMD", "true"), "interval", draw.between(5, 15)));
        if (draw.oneIn(2)) {
            container.put("startTimeout", draw.between(60, 120));
        }
        return container;
    }
}
