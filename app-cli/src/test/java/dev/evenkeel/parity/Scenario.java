package dev.evenkeel.parity;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be the same on the simulator and on an engine.
 *
 * @param quick whether each build tries it, since it takes a few seconds only
 */
record Scenario(String name, boolean quick, Script script) {

    /** What a user does, and waits for. */
    @FunctionalInterface
    interface Script {
        void play(Scene scene);
    }

    static Scenario of(String name, Script script) {
        return new Scenario(name, false, script);
    }

    /** One that each build tries. */
    static Scenario quick(String name, Script script) {
        return new Scenario(name, true, script);
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(TaskScenarios.all());
        all.addAll(ServiceScenarios.all());
        return all;
    }

    /** Plays it on a simulated host of a seed. */
    List<Step> simulated(long seed) {
        try (Scene scene = Scene.simulated(seed)) {
            return played(scene);
        }
    }

    /** Plays it on this machine's engine. */
    List<Step> onEngine() {
        try (Scene scene = Scene.onEngine()) {
            return played(scene);
        }
    }

    private List<Step> played(Scene scene) {
        script.play(scene);
        return scene.steps();
    }

    @Override
    public String toString() {
        return name;
    }
}
