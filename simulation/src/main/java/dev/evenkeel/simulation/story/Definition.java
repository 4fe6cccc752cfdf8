package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.scenario.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task definition of one container of its family's name: 256 CPU units, 512 MiB, networkMode bridge. */
public final class Definition implements Given {
    private static final String SCRIPT = "dev.evenkeel.sim.";

    private final String family;
    private final Members definition;
    private final Members container;
    private final List<String> images;

    private Definition(String family, Members definition, Members container, List<String> images) {
        this.family = family;
        this.definition = definition;
        this.container = container;
        this.images = List.copyOf(images);
    }

    static Definition of(String family) {
        Members definition = Members.none()
                .with("family", family)
                .with("networkMode", "bridge")
                .with("cpu", "256")
                .with("memory", "512");
        return new Definition(family, definition, Members.none().with("name", family), List.of(family + ":1"));
    }

    /** A revision for each, in this order; one that begins with {@code missing/} cannot be pulled. */
    public Definition images(String... names) {
        return new Definition(family, definition, container, List.of(names));
    }

    /** A member of the task definition, as ECS has it. */
    public Definition with(String member, Object value) {
        return new Definition(family, definition.with(member, value), container, images);
    }

    /** A member of its container, as ECS has it. */
    public Definition container(String member, Object value) {
        return new Definition(family, definition, container.with(member, value), images);
    }

    /** How the container behaves, as {@code docs/reference/simulator.md} has it: {@code script("target-drain-seconds", "5")}. */
    public Definition script(String label, String value) {
        Map<String, Object> labels = new LinkedHashMap<>();
        if (container.all().get("dockerLabels") instanceof Map<?, ?> before) {
            before.forEach((name, old) -> labels.put(String.valueOf(name), old));
        }
        labels.put(SCRIPT + label, value);
        return container("dockerLabels", labels);
    }

    @Override
    public List<Action.Call> calls() {
        return images.stream()
                .map(image -> definition
                        .with(
                                "containerDefinitions",
                                List.of(container.with("image", image).all()))
                        .call("RegisterTaskDefinition"))
                .toList();
    }
}
