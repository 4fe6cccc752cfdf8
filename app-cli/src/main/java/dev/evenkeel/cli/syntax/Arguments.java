package dev.evenkeel.cli.syntax;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Letters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed after a command's name, checked against its {@link Syntax}. */
public final class Arguments {
    private final Map<Option, List<String>> values;
    private final List<String> operands;

    Arguments(Map<Option, List<String>> values, List<String> operands) {
        this.values = values;
        this.operands = List.copyOf(operands);
    }

    /** Whether the flag or option was given. */
    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /** The option's value, or null when it was not given. */
    public @Nullable String value(Option option) {
        List<String> given = values.get(option);
        return given == null ? null : given.get(0);
    }

    /** The values of an option that may be repeated, in the order in which they were given. */
    public List<String> values(Option option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** A length of time such as {@code 500ms}, {@code 90s}, {@code 10m} or {@code 1h}. */
    public Duration duration(Option option, Duration otherwise) {
        String text = value(option);
        if (text == null) {
            return otherwise;
        }
        Duration duration = Durations.parse(text);
        if (duration == null) {
            throw CommandException.badInput(
                    option.name() + " wants a length of time such as 500ms, 90s, 10m or 1h, not '" + text + "'");
        }
        return duration;
    }

    /** The value as a count of 0 or more, or null when the option was not given. */
    public @Nullable Integer count(Option option) {
        String text = value(option);
        return text == null ? null : count(option.name(), text);
    }

    /** The operand at this place as a count of 0 or more. */
    public int countOperand(int index, String name) {
        return count(name, operand(index));
    }

    /** The operand at this place, which the syntax requires. */
    public String operand(int index) {
        return operands.get(index);
    }

    /** The operand at this place, or null when it was left out. */
    public @Nullable String optionalOperand(int index) {
        return index < operands.size() ? operands.get(index) : null;
    }

    /** The operands from this place on. */
    public List<String> operandsFrom(int index) {
        return operands.subList(Math.min(index, operands.size()), operands.size());
    }

    private static int count(String name, String text) {
        if (!Letters.areDigits(text) || text.length() > 9) {
            throw CommandException.badInput(name + " wants a whole number, 0 or more, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
