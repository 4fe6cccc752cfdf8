package dev.evenkeel.core.tag;

import org.jspecify.annotations.Nullable;

/** A key and a value that the user attached to a resource. Key up to 128 characters, value up to 256. */
public record Tag(@Nullable String key, @Nullable String value) {}
