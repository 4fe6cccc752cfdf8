package dev.evenkeel.cli.syntax;

import dev.evenkeel.cli.shell.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line by its {@link Syntax}. Options and operands may be mixed, {@code --name value} and
 * {@code --name=value} are the same, {@code -it} is {@code -i -t}, {@code --} ends the options, and {@code -1} is an operand (a bad count, said later).
 */
public final class ArgumentParser {
    private final Syntax syntax;
    private final Map<Option, List<String>> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    private ArgumentParser(Syntax syntax) {
        this.syntax = syntax;
    }

    /** Whether {@code --help} or {@code -h} stands anywhere before {@code --}. */
    public static boolean asksForHelp(List<String> words) {
        for (String word : words) {
            if (word.equals("--")) {
                return false;
            }
            if (Syntax.HELP.isNamed(word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads {@code words}, the command's name left out.
     *
     * @throws CommandException with exit code 2 and one line, when they do not fit the syntax
     */
    public static Arguments parse(Syntax syntax, List<String> words) {
        ArgumentParser parser = new ArgumentParser(syntax);
        parser.read(words);
        parser.checkOperands();
        return new Arguments(parser.values, parser.operands);
    }

    private void read(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            if (word.equals("--")) {
                operands.addAll(words.subList(at, words.size()));
                return;
            }
            if (!isOption(word)) {
                operands.add(word);
                continue;
            }
            if (isSeveralFlags(word)) {
                word.substring(1).chars().forEach(letter -> put(find("-" + (char) letter), "true"));
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            Option option = find(equals < 0 ? word : word.substring(0, equals));
            if (!option.takesValue()) {
                if (equals >= 0) {
                    throw mistake(option.name() + " takes no value");
                }
                put(option, "true");
            } else if (equals >= 0) {
                put(option, word.substring(equals + 1));
            } else if (at < words.size() && !words.get(at).startsWith("--")) {
                put(option, words.get(at++));
            } else {
                throw mistake(option.name() + " needs a value: " + option.name() + " " + option.value());
            }
        }
    }

    /** Whether a word such as {@code -it} is nothing but flags by their letters. */
    private boolean isSeveralFlags(String word) {
        return word.length() > 2
                && word.charAt(1) != '-'
                && word.substring(1)
                        .chars()
                        .allMatch(letter -> syntax.allOptions().stream()
                                .anyMatch(option ->
                                        !option.takesValue() && ("-" + (char) letter).equals(option.letter())));
    }

    private void put(Option option, String value) {
        List<String> given = values.computeIfAbsent(option, none -> new ArrayList<>());
        if (!given.isEmpty() && option.takesValue() && !option.repeats()) {
            throw mistake(option.name() + " is given twice");
        }
        given.add(value);
    }

    private Option find(String name) {
        List<String> names = new ArrayList<>();
        for (Option option : syntax.allOptions()) {
            if (option.isNamed(name)) {
                return option;
            }
            names.add(option.name());
        }
        @Nullable String near = Misspelling.nearest(name, names);
        throw mistake("unknown option " + name + (near == null ? "" : ", did you mean " + near + "?"));
    }

    private void checkOperands() {
        List<Operand> wanted = syntax.operands();
        boolean takesAll = !wanted.isEmpty() && wanted.getLast().many();
        if (operands.size() > wanted.size() && !takesAll) {
            throw mistake("unexpected argument '" + operands.get(wanted.size()) + "': usage is " + syntax.usage());
        }
        if (operands.size() < wanted.size() && wanted.get(operands.size()).required()) {
            throw mistake(wanted.get(operands.size()).name() + " is missing: usage is " + syntax.usage());
        }
    }

    private CommandException mistake(String what) {
        return CommandException.badInput(what + " (see 'evenkeel help " + syntax.command() + "')");
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && !(word.charAt(1) >= '0' && word.charAt(1) <= '9');
    }
}
