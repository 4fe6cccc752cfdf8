package dev.evenkeel.simulation.planted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mistake that somebody could make, as a change of one source file.
 *
 * @param seed a seed that brings it to light, 0 when none is known yet
 * @param invariant what that seed breaks
 * @param file from the sources of all packages, such as {@code core/deployment/RolloutBudget.java}
 * @param right what the file has, exactly once
 * @param wrong what stands there with the mistake
 */
record PlantedBug(String name, long seed, String invariant, String file, String right, String wrong) {
    private static final Path REPOSITORY = Files.exists(Path.of("core"))
            ? Path.of("").toAbsolutePath()
            : Path.of("..").toAbsolutePath();
    private static final List<String> MODULES = List.of("core");

    /** The list that is kept beside this class. */
    static List<PlantedBug> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(PlantedBug.class.getResourceAsStream("planted-bugs.txt"))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A block a bug, apart by blank lines: name, {@code seed N INVARIANT}, file, {@code - right}, {@code + wrong}. */
    static List<PlantedBug> read(String text) {
        List<PlantedBug> bugs = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                String[] seed = lines.get(1).split(" ");
                bugs.add(new PlantedBug(
                        lines.get(0),
                        Long.parseLong(seed[1]),
                        seed.length > 2 ? seed[2] : "",
                        lines.get(2),
                        marked(lines, "- "),
                        marked(lines, "+ ")));
            }
        }
        return bugs;
    }

    private static String marked(List<String> lines, String mark) {
        return String.join(
                "\n",
                lines.stream()
                        .skip(3)
                        .filter(line -> line.startsWith(mark))
                        .map(line -> line.substring(2))
                        .toList());
    }

    /** The source with the mistake. Spaces at the beginnings of lines do not matter. */
    String source() throws IOException {
        String source = Files.readString(path());
        String pattern = right.lines()
                .map(line -> "[ \\t]*" + Pattern.quote(line.strip()))
                .reduce((first, second) -> first + "\\s*\\n" + second)
                .orElseThrow();
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(source).results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    name + ": " + file + " has what is to be replaced " + found.size() + " times, not once");
        }
        return source.substring(0, found.get(0).start())
                + wrong
                + source.substring(found.get(0).end());
    }

    private Path path() {
        String module = file.substring(0, file.indexOf('/'));
        String folder = MODULES.contains(module) ? module : "adapters-" + module;
        return REPOSITORY.resolve(folder).resolve("src/main/java/dev/evenkeel").resolve(file);
    }
}
