package dev.evenkeel.simulation.play;

import java.util.Map;
import java.util.stream.Collectors;

/** A step in a line: {@code UpdateService desiredCount 5}. */
final class StepText {
    private static final int LONGEST = 60;

    private StepText() {}

    static String of(String operation, Map<String, Object> input) {
        String members = input.entrySet().stream()
                .filter(member ->
                        !member.getKey().equals("service") && !member.getKey().equals("cluster"))
                .map(member -> value(member.getKey(), member.getValue()))
                .collect(Collectors.joining(", "));
        String text = operation + (members.isEmpty() ? "" : ": " + members);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    private static String value(String name, Object value) {
        return switch (value) {
            case Map<?, ?> nested -> name;
            case Iterable<?> nested -> name;
            default -> name + " " + last(value.toString());
        };
    }

    /** An ARN is too long to read: its last part says which one it is. */
    private static String last(String text) {
        return text.startsWith("arn:") ? text.substring(text.lastIndexOf('/') + 1) : text;
    }
}
