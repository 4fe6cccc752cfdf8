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
 *   <li>Of their options {@code mode} and {@code max-buffer-size} are honoured. Groups and streams have no meaning here, and
 *       lines stay lines whatever begins an event of several.
 * </ol>
 */
public final class LogConfiguration {

    private static final String FILES = "json-file";
    private static final String MODE = "mode";
    private static final String NON_BLOCKING = "non-blocking";
    private static final String BUFFER = "max-buffer-size";

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
        SortedMap<String, String> options = log.pairs("options");
        if (!isPassedThrough(container)) {
            return new JsonObject().put("Type", FILES).put("Config", files(options));
        }
        JsonObject config = new JsonObject();
        options.forEach(config::put);
        return new JsonObject().put("Type", driver).put("Config", config);
    }

    /** The engine takes a buffer's size only with the mode that has a buffer. */
    private static JsonObject files(SortedMap<String, String> options) {
        JsonObject config = new JsonObject().put("max-size", "16m").put("max-file", "2");
        if (NON_BLOCKING.equals(options.get(MODE))) {
            config.put(MODE, NON_BLOCKING);
            if (options.containsKey(BUFFER)) {
                config.put(BUFFER, options.get(BUFFER));
            }
        }
        return config;
    }
}
