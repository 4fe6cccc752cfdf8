package dev.evenkeel.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that the rules do not use, kept as they came. */
final class Others {

    private Others() {}

    /** What was kept with what a later request brought; the later value of a member counts. */
    static Map<String, Object> merged(Map<String, Object> kept, @Nullable Map<String, Object> given) {
        if (given == null || given.isEmpty()) {
            return kept;
        }
        Map<String, Object> all = new LinkedHashMap<>(kept);
        all.putAll(given);
        return Collections.unmodifiableMap(all);
    }

    /** What a request brought, in its order. */
    static Map<String, Object> of(@Nullable Map<String, Object> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
