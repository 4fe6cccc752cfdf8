package dev.evenkeel.core.taskdefinition;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.task.KeyValuePair;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a container's {@code secrets} must be. What they name is looked for when a task starts, as on ECS. */
final class SecretRules {

    private SecretRules() {}

    static void check(ContainerDefinition container) {
        Object secrets = container.other() == null ? null : container.other().get("secrets");
        TreeSet<String> names = new TreeSet<>();
        for (KeyValuePair variable : orEmpty(container.environment())) {
            if (variable.name() != null) {
                names.add(variable.name());
            }
        }
        for (Object each : secrets instanceof List<?> all ? all : List.of()) {
            Map<?, ?> secret = each instanceof Map<?, ?> members ? members : Map.of();
            if (!(secret.get("name") instanceof String name) || name.isEmpty()) {
                throw EcsException.client("Secret.name should not be null or empty.");
            }
            if (!(secret.get("valueFrom") instanceof String valueFrom) || valueFrom.isEmpty()) {
                throw EcsException.client("Secret.valueFrom should not be null or empty.");
            }
            if (!names.add(name)) {
                throw EcsException.client("The secret name must be unique and not shared with any new or existing"
                        + " environment variables set on the container, such as '" + name + "'.");
            }
        }
    }
}
