package dev.evenkeel.core.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an expression asks about.
 *
 * @param name as the expression writes it, {@code attribute:NAME} with the name of the attribute
 * @param kind how its values are compared
 */
record Subject(String name, ValueKind kind) {
    private static final String ATTRIBUTE = "attribute:";
    private static final List<Subject> FIXED = List.of(
            new Subject("agentConnected", ValueKind.BOOLEAN),
            new Subject("agentVersion", ValueKind.VERSION),
            new Subject("ec2InstanceId", ValueKind.TEXT),
            new Subject("registeredAt", ValueKind.DATE),
            new Subject("runningTasksCount", ValueKind.NUMBER),
            new Subject("task:group", ValueKind.TEXT));

    /** What may stand where a subject is expected. */
    static final String CHOICES =
            "agentConnected, agentVersion, attribute:NAME, ec2InstanceId, registeredAt, runningTasksCount or task:group";

    static Optional<Subject> named(String name) {
        if (name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length()) {
            return Optional.of(new Subject(name, ValueKind.TEXT));
        }
        return FIXED.stream().filter(subject -> subject.name.equals(name)).findFirst();
    }

    boolean followsTasks() {
        return name.equals("runningTasksCount") || name.equals("task:group");
    }

    /** What the instance has of it: nothing, one value, or of groups as many as it has. */
    Collection<String> values(InstanceFacts facts) {
        return switch (name) {
            case "agentConnected" -> List.of(String.valueOf(facts.instance().agentConnected()));
            case "agentVersion" -> List.of(); // no backend has an agent with a version
            case "ec2InstanceId" -> List.of(facts.instance().hostId());
            case "registeredAt" -> List.of(facts.instance().registeredAt().toString());
            case "runningTasksCount" -> List.of(String.valueOf(facts.runningTasks()));
            case "task:group" -> facts.groups();
            default ->
                facts.instance().attribute(name.substring(ATTRIBUTE.length())).stream()
                        .toList();
        };
    }
}
