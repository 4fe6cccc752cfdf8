package dev.evenkeel.core.operation;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.error.EcsException;
import org.jspecify.annotations.Nullable;

/** What an attribute may look like. */
final class AttributeRules {
    private AttributeRules() {}

    /** Users' own attributes; names that begin with {@code ecs.} are the host's (ECS keeps them, how it refuses is not known). */
    static void checkCustom(Attribute attribute) {
        String name = String.valueOf(attribute.name());
        if (attribute.name() == null || !Attribute.isName(name)) {
            throw EcsException.invalidParameter("The name of an attribute has 1 to 128 letters, digits, hyphens, "
                    + "underscores, slashes, backslashes or periods: " + name);
        }
        if (name.startsWith("ecs.") || name.startsWith("com.amazonaws.ecs.")) {
            throw EcsException.invalidParameter("The attribute " + name + " is the container instance's own.");
        }
        if (attribute.value() != null && !Attribute.isValue(attribute.value())) {
            throw EcsException.invalidParameter("The value of an attribute has 1 to 128 letters, digits, hyphens, "
                    + "underscores, periods, at signs, slashes, backslashes, colons or spaces, and no space at its ends: "
                    + attribute.value());
        }
    }

    static void checkTargetType(@Nullable String type, boolean required) {
        if (type == null ? required : !type.equals("container-instance")) {
            throw EcsException.invalidParameter("targetType must be container-instance");
        }
    }
}
