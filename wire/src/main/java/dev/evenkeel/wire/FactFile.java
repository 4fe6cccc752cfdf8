package dev.evenkeel.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the lists of facts beside this class: {@code # comment}, {@code == section}, a fact a line. */
final class FactFile {
    private FactFile() {}

    /** The lines of a section, in order; empty when there is no such section. */
    static List<String> section(String file, String section) {
        List<String> found = new ArrayList<>();
        boolean inside = false;
        for (String line : text(file).split("\n", -1)) {
            if (line.startsWith("== ")) {
                inside = line.equals("== " + section);
            } else if (inside && !line.isBlank() && !line.startsWith("#")) {
                found.add(line.strip());
            }
        }
        return found;
    }

    private static String text(String file) {
        try (InputStream in = FactFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
