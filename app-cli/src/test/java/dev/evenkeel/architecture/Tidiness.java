package dev.evenkeel.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no compiler looks at: lengths, left-over marks, links, and traces of one developer's machine. */
final class Tidiness {
    /** Past this a main file holds more than one thing; most have a quarter of it. */
    static final int MAX_MAIN_LINES = 400;

    private static final List<Mark> MARKS = List.of(
            // The letters are set apart, or this file would break its own rules.
            new Mark("work left undone", Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b")),
            new Mark("a merge conflict", Pattern.compile("(?m)^(<{7}|>{7})")),
            new Mark("white space at the end of a line", Pattern.compile("(?m)[ \\t]+$")),
            new Mark("a path of one machine", Pattern.compile("/(wor" + "k|far" + "m|tmp/w" + "t)/[a-z]|temurin-\\d")),
            new Mark(
                    "a package registry",
                    Pattern.compile("repo1?\\.mav" + "en|registry\\.(npm" + "js|terra" + "form)\\.")));

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(#[^)\\s]*)?\\)");

    private Tidiness() {}

    private record Mark(String meaning, Pattern pattern) {}

    /** What is untidy in one file, a line each; nothing if all is well. {@code file} is relative to {@code root}. */
    static List<String> problems(Path root, Path file, String text) {
        List<String> problems = new ArrayList<>();
        for (Mark mark : MARKS) {
            Matcher matcher = mark.pattern().matcher(text);
            if (matcher.find()) {
                problems.add(file + ":" + lineOf(text, matcher.start()) + ": " + mark.meaning());
            }
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            problems.add(file + ": no line end at the end");
        }
        if (isMainSource(file) && text.lines().count() > MAX_MAIN_LINES) {
            problems.add(file + ": more than " + MAX_MAIN_LINES + " lines");
        }
        if (isMainSource(file) && !Files.exists(root.resolve(file).resolveSibling("package-info.java"))) {
            problems.add(file + ": no package-info.java beside it");
        }
        if (file.toString().endsWith(".md")) {
            problems.addAll(deadLinks(root, file, text));
        }
        return problems;
    }

    private static List<String> deadLinks(Path root, Path file, String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .filter(target -> !Files.exists(root.resolve(file).resolveSibling(target)))
                .map(target -> file + ": dead link " + target)
                .toList();
    }

    private static boolean isMainSource(Path file) {
        String name = file.toString();
        return name.contains("src/main/java/") && name.endsWith(".java") && !name.endsWith("module-info.java");
    }

    private static long lineOf(String text, int position) {
        return text.substring(0, position).lines().count()
                + (position == 0 || text.charAt(position - 1) == '\n' ? 1 : 0);
    }
}
