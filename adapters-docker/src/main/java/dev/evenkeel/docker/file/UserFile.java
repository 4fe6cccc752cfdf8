package dev.evenkeel.docker.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of at most 1 MiB, in UTF-8. */
public final class UserFile {
    private static final long BYTES_MAX = 1 << 20;

    private UserFile() {}

    /** Why a file cannot be used, without anything that stands in it. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** All that stands in it. */
    public static String text(Path file) throws Unusable {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new Unusable(file + " is larger than 1 MiB");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new Unusable(file + " can not be read");
        }
    }
}
