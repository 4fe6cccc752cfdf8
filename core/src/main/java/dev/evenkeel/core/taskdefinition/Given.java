package dev.evenkeel.core.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was given in a request: ECS treats a list that is absent like an empty one. */
public final class Given {

    private Given() {}

    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
