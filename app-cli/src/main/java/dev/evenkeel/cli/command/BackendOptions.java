package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code --backend-options} takes. */
final class BackendOptions {
    private BackendOptions() {}

    /**
     * Reads {@code name=value,name=value}.
     *
     * @param list null for none
     */
    static SortedMap<String, String> parse(@Nullable String list) {
        SortedMap<String, String> options = new TreeMap<>();
        for (String option : list == null || list.isBlank() ? List.<String>of() : List.of(list.split(","))) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw CommandException.badInput("--backend-options takes name=value,name=value, not '" + option + "'");
            }
            options.put(
                    option.substring(0, equals).strip(),
                    option.substring(equals + 1).strip());
        }
        return options;
    }
}
