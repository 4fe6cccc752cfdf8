package dev.evenkeel.core.fleet;

import dev.evenkeel.core.capacity.ContainerInstance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which instances have which value of an attribute, for the attributes that tasks are spread over. */
final class AttributeValues {
    private final ContainerInstance[] instances;
    private final Map<String, SortedMap<String, InstanceSet>> byAttribute = new LinkedHashMap<>();

    AttributeValues(ContainerInstance[] instances) {
        this.instances = instances;
    }

    /** The value an instance has; the empty one stands for none. */
    String of(String attribute, int slot) {
        return instances[slot].attribute(attribute).orElse("");
    }

    /** The instances of each value, sorted by value. */
    SortedMap<String, InstanceSet> of(String attribute) {
        return byAttribute.computeIfAbsent(attribute, name -> {
            SortedMap<String, InstanceSet> sets = new TreeMap<>();
            for (int slot = 0; slot < instances.length; slot++) {
                sets.computeIfAbsent(of(name, slot), value -> new InstanceSet(instances.length))
                        .add(slot);
            }
            return sets;
        });
    }

    /** Attributes of an instance have changed: the sets are made anew when next asked for. */
    void forget() {
        byAttribute.clear();
    }
}
