package dev.evenkeel.docker.definition;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import io.vertx.core.json.JsonObject;
import java.util.SortedMap;

/**
 * {@code logConfiguration} of a container definition as the engine's.
 *
 * <ol>
 *   <li>A driver that the engine has is passed through with its options.
 *   <li>{@code awslogs} and {@code awsfirelens} are kept on the engine, since there is no CloudWatch and no log router
 *       here: as is a container without a configuration, in files that are bounded, so that a flood fills no disk.
 * </ol>
 */
public final class LogConfiguration {

    private static final String FILES = "json-file";

    private LogConfiguration() {}

    /** Whether the engine's own driver gets the options, secret ones included. */
    public static boolean isPassedThrough(ContainerDefinition container) {
        String driver = Members.of(container.other())
                .in("logConfiguration")
                .text("logDriver")
                .orElse("awslogs");
        return !driver.equals("awslogs") && !driver.equals("awsfirelens");
    }

    public static JsonObject of(ContainerDefinition container) {
        Members log = Members.of(container.other()).in("logConfiguration");
        String driver = log.text("logDriver").orElse("awslogs");
        if (!isPassedThrough(container)) {
            return new JsonObject()
                    .put("Type", FILES)
                    .put("Config", new JsonObject().put("max-size", "16m").put("max-file", "2"));
        }
        SortedMap<String, String> options = log.pairs("options");
        JsonObject config = new JsonObject();
        options.forEach(config::put);
        return new JsonObject().put("Type", driver).put("Config", config);
    }
}
