package dev.evenkeel.docker.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** When an image is asked of its registry: the ECS agent's ECS_IMAGE_PULL_BEHAVIOR, by its names. */
public enum PullBehavior {
    /** Before each start; the engine's own is used when that fails. */
    DEFAULT,
    /** Before each start; a start fails when that fails. */
    ALWAYS,
    /** Before the first start of each image. */
    ONCE,
    /** Only when the engine has none. */
    PREFER_CACHED;

    /** As a user writes it, such as {@code prefer-cached}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PullBehavior> of(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.wireName().equals(wireName))
                .findFirst();
    }

    /** All of them, separated by commas. */
    public static String names() {
        return Arrays.stream(values()).map(PullBehavior::wireName).collect(Collectors.joining(", "));
    }
}
