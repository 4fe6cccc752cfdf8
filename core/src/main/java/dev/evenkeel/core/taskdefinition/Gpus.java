package dev.evenkeel.core.taskdefinition;

import dev.evenkeel.core.error.EcsException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The GPUs that a container or its override asks for in {@code resourceRequirements}. */
public final class Gpus {
    private static final List<String> TYPES = List.of("GPU", "InferenceAccelerator", "NeuronDevice");
    private static final int GPUS_MAX = 64;

    private Gpus() {}

    /** Whether the members say anything about resources, be it none. */
    public static boolean areSaid(@Nullable Map<String, Object> members) {
        return members != null && members.get("resourceRequirements") != null;
    }

    /** How many GPUs, 0 when none are asked for. The members have been checked. */
    public static int of(@Nullable Map<String, Object> members) {
        int count = 0;
        for (Object item : items(members)) {
            if (item instanceof Map<?, ?> requirement && "GPU".equals(requirement.get("type"))) {
                count += Integer.parseInt(String.valueOf(requirement.get("value")));
            }
        }
        return count;
    }

    /** Refuses what is no number of GPUs. */
    public static void check(@Nullable Map<String, Object> members) {
        for (Object item : items(members)) {
            if (item instanceof Map<?, ?> requirement) {
                if (!TYPES.contains(String.valueOf(requirement.get("type")))) {
                    throw EcsException.client(
                            "Resource requirement type should be one of [" + String.join(",", TYPES) + "]");
                }
                String value = String.valueOf(requirement.get("value"));
                boolean counts = value.matches("[1-9]\\d?") && Integer.parseInt(value) <= GPUS_MAX;
                if ("GPU".equals(requirement.get("type")) && !counts) {
                    throw EcsException.client(
                            "The value of a GPU resource requirement should be between 1 and " + GPUS_MAX);
                }
            }
        }
    }

    private static List<?> items(@Nullable Map<String, Object> members) {
        return members != null && members.get("resourceRequirements") instanceof List<?> list ? list : List.of();
    }
}
