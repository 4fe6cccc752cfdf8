package dev.evenkeel.simulation.file;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object of a scenario file whose members are known by name. Says of each that is wrong what is allowed. */
final class Section {
    private static final Pattern SPAN = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+(?:\\.\\d+)?)s)?");

    private final String file;
    private final String name;
    private final Node.Members members;

    /**
     * A section that has no members but these.
     *
     * @param name what it is called in messages, such as {@code cluster}
     */
    Section(String file, String name, Node node, List<String> allowed) {
        this.file = file;
        this.name = name;
        if (!(node instanceof Node.Members found)) {
            throw error(node, name + " is " + node.kind() + "; give an object with " + String.join(", ", allowed));
        }
        members = found;
        for (Map.Entry<String, Node> member : found.all().entrySet()) {
            if (!allowed.contains(member.getKey())) {
                throw error(
                        member.getValue(),
                        "'" + member.getKey() + "' is no member of " + name + "; allowed are "
                                + String.join(", ", allowed));
            }
        }
    }

    int line() {
        return members.line();
    }

    Optional<Node> find(String member) {
        return Optional.ofNullable(members.all().get(member));
    }

    /** A section inside this one; empty when it is absent. */
    Optional<Section> section(String member, List<String> allowed) {
        return find(member).map(node -> new Section(file, member, node, allowed));
    }

    List<Node> items(String member) {
        return find(member)
                .map(node -> {
                    if (node instanceof Node.Items items) {
                        return items.all();
                    }
                    throw error(node, member + " is " + node.kind() + "; give a list");
                })
                .orElse(List.of());
    }

    String text(String member) {
        return find(member)
                .map(node -> text(member, node))
                .orElseThrow(() -> new ScenarioException(file + ":" + line() + ": " + name + " needs " + member));
    }

    @Nullable
    String textOrNull(String member) {
        return find(member).map(node -> text(member, node)).orElse(null);
    }

    private String text(String member, Node node) {
        if (node instanceof Node.Value value) {
            return value.plain().toString();
        }
        throw error(node, member + " is " + node.kind() + "; give a text");
    }

    int number(String member, int otherwise, int from, int to) {
        Integer found = numberOrNull(member, from, to);
        return found == null ? otherwise : found;
    }

    @Nullable
    Integer numberOrNull(String member, int from, int to) {
        Node node = members.all().get(member);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Value value
                && value.plain() instanceof Integer number
                && number >= from
                && number <= to) {
            return number;
        }
        throw error(node, member + " is " + node.kind() + "; give a whole number from " + from + " to " + to);
    }

    double decimal(String member, double from, double to) {
        Node node = members.all().get(member);
        if (node instanceof Node.Value value && value.plain() instanceof Number number) {
            double found = number.doubleValue();
            if (found >= from && found <= to) {
                return found;
            }
        }
        String given = node == null ? "missing" : node.kind();
        throw new ScenarioException(file + ":" + (node == null ? line() : node.line()) + ": " + member + " is " + given
                + "; give a number from " + from + " to " + to);
    }

    boolean truth(String member) {
        Node node = members.all().get(member);
        if (node == null) {
            return false;
        }
        if (node instanceof Node.Value value && value.plain() instanceof Boolean truth) {
            return truth;
        }
        throw error(node, member + " is " + node.kind() + "; give true or false");
    }

    Duration span(String member, Duration otherwise) {
        Node node = members.all().get(member);
        if (node == null) {
            return otherwise;
        }
        Matcher matcher =
                SPAN.matcher(node instanceof Node.Value value ? value.plain().toString() : "");
        if (!matcher.matches() || matcher.group().isEmpty()) {
            throw error(node, member + " is " + node.kind() + "; give a time such as 90s, 5m or 1h30m");
        }
        return Duration.ofHours(whole(matcher.group(1)))
                .plusMinutes(whole(matcher.group(2)))
                .plusMillis(matcher.group(3) == null ? 0 : Math.round(1000 * Double.parseDouble(matcher.group(3))));
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    ScenarioException error(Node node, String what) {
        return new ScenarioException(file + ":" + node.line() + ": " + what);
    }
}
