package dev.evenkeel.core.task;

import dev.evenkeel.core.error.EcsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A command given as one text, taken apart as the agent that ECS runs in containers does it.
 *
 * <ol>
 *   <li>Words are separated by white space.
 *   <li>{@code 'text'} is taken as it is; in {@code "text"} and outside of quotes a backslash makes the next character plain.
 *   <li>{@code #} at the beginning of a word makes the rest of the line a remark.
 *   <li>Nothing else is special: no variables, no wildcards, no pipes. Who wants a shell names one.
 * </ol>
 */
public final class CommandLine {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /**
     * The words of a command.
     *
     * @throws EcsException InvalidParameterException when there is none, or a quote is not closed
     */
    public static List<String> words(String text) {
        CommandLine line = new CommandLine(text);
        while (line.skipToWord()) {
            line.readWord();
        }
        if (line.words.isEmpty()) {
            throw EcsException.invalidParameter("Command can not be blank.");
        }
        return List.copyOf(line.words);
    }

    /** The text whose words are these. */
    public static String of(List<String> words) {
        return words.stream().map(CommandLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(CommandLine::isPlain);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || "-_./:=,@%+".indexOf(letter) >= 0;
    }

    private boolean skipToWord() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (isSpace(letter)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void readWord() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !isSpace(text.charAt(at))) {
            char letter = text.charAt(at++);
            switch (letter) {
                case '\'', '"' -> readQuoted(letter, word);
                case '\\' -> word.append(next());
                default -> word.append(letter);
            }
        }
        words.add(word.toString());
    }

    private void readQuoted(char quote, StringBuilder word) {
        for (char letter = next(); letter != quote; letter = next()) {
            word.append(letter == '\\' && quote == '"' ? next() : letter);
        }
    }

    private char next() {
        if (at == text.length()) {
            throw EcsException.invalidParameter("Command ends within a quotation or after a backslash.");
        }
        return text.charAt(at++);
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
    }
}
