package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Letters;
import java.util.List;

/** A task as the user names it: an ARN, an id, or the beginning of an id. */
public final class TaskName {
    private static final int SHORTEST = 4;

    private TaskName() {}

    /** Whether the text can be a task: an ARN of one, or at least four hexadecimal digits. */
    public static boolean fits(String text) {
        return text.contains(":task/") || (text.length() >= SHORTEST && Letters.all(text, TaskName::isIdCharacter));
    }

    /**
     * The ARN of the one task that is meant.
     *
     * @throws CommandException with exit code 2 when no task or more than one begins so
     */
    public static String resolve(Cluster cluster, String text) {
        if (text.contains(":task/")) {
            return text;
        }
        if (!fits(text)) {
            throw CommandException.badInput(
                    "'" + text + "' is no task: name one by its ARN or by the id that 'evenkeel ps" + cluster.option()
                            + "' shows");
        }
        List<String> found = cluster.taskArns().stream()
                .filter(arn -> Arn.name(arn).startsWith(text))
                .distinct()
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw CommandException.badInput(
                found.isEmpty()
                        ? "there is no task '" + text + "' in cluster " + cluster.name() + ": 'evenkeel ps"
                                + cluster.option() + "' lists those that run"
                        : "'" + text + "' fits " + found.size() + " tasks, among them " + Arn.name(found.get(0))
                                + " and " + Arn.name(found.get(1)) + ": give more of the id");
    }

    private static boolean isIdCharacter(int c) {
        return Letters.isDigit(c) || (c >= 'a' && c <= 'f') || c == '-';
    }
}
