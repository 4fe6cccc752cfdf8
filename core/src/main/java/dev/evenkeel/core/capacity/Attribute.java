package dev.evenkeel.core.capacity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A name and an optional value on a container instance that expressions can ask for. */
public record Attribute(
        @Nullable String name,
        @Nullable String value,
        @Nullable String targetType,
        @Nullable String targetId) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_./\\\\-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("(?! )[a-zA-Z0-9_.@/\\\\: -]{1,128}(?<! )");

    /** Whether ECS takes a text as the name of an attribute. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether ECS takes a text as the value of an attribute. */
    public static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }
}
