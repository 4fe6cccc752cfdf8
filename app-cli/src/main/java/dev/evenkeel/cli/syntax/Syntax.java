package dev.evenkeel.cli.syntax;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that may follow a command's name; parsing, help, completion and the check of the reference page read it.
 *
 * @param command the command's name
 * @param summary one line
 * @param description paragraphs for the help page
 * @param operands in order; the required ones first
 * @param options of this command
 * @param connection options that say which endpoint and who asks, empty for a command that asks nobody
 * @param examples command lines with what they do
 */
public record Syntax(
        String command,
        String summary,
        List<String> description,
        List<Operand> operands,
        List<Option> options,
        List<Option> connection,
        List<Example> examples) {
    /** Understood by every command, so no table repeats it. */
    public static final Option HELP = Option.flag("--help", "-h", "Show this page.");

    /** A command line worth copying, and what it does. */
    public record Example(String line, String effect) {}

    public Syntax {
        description = List.copyOf(description);
        operands = List.copyOf(operands);
        options = List.copyOf(options);
        connection = List.copyOf(connection);
        examples = List.copyOf(examples);
    }

    /** Own options first, then the connection's, then {@code --help}. */
    public List<Option> allOptions() {
        return Stream.of(options, connection, List.of(HELP))
                .flatMap(List::stream)
                .toList();
    }

    /** One line such as {@code evenkeel scale SERVICE COUNT [options]}. */
    public String usage() {
        StringBuilder line = new StringBuilder("evenkeel ").append(command);
        for (Operand operand : operands) {
            line.append(' ').append(operand.usage());
        }
        return line.append(" [options]").toString();
    }
}
