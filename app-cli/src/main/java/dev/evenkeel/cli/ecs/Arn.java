package dev.evenkeel.cli.ecs;

import org.jspecify.annotations.Nullable;

/** The parts of ARNs that people read. */
public final class Arn {
    private static final int SHORT_ID = 8;

    private Arn() {}

    /** What follows the last slash: {@code web:7} of a task definition, the id of a task; a text without slash is itself. */
    public static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The first eight characters of a task's or an instance's id; enough for 'stop' and 'logs'. */
    public static String shortId(String arn) {
        String id = name(arn);
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    /** The service of a task's group {@code service:web}, or null for a task that has none. */
    public static @Nullable String serviceOfGroup(@Nullable String group) {
        return group != null && group.startsWith("service:") ? group.substring("service:".length()) : null;
    }
}
