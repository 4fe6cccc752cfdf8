package dev.evenkeel.cli.ecs;

import org.jspecify.annotations.Nullable;

/** An access key. Its text shows the key's id only, so that no log can hold a secret. */
public record Credentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {
    /** For a server on this machine that asks for a signature and knows no one. */
    static final Credentials DUMMY = new Credentials("evenkeel", "evenkeel", null);

    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + "]";
    }
}
