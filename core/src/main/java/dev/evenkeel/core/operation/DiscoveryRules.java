package dev.evenkeel.core.operation;

import dev.evenkeel.core.discovery.Discovery;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What discovery of a service may be asked. */
final class DiscoveryRules {
    private DiscoveryRules() {}

    /** Service Connect offers ports that the task definition has named. The words are ours: ECS's own are not documented. */
    static void check(@Nullable Map<String, Object> members, TaskDefinition definition) {
        if (members == null) {
            return;
        }
        Discovery.unknownPort(members, definition).ifPresent(port -> {
            throw EcsException.invalidParameter("portName '" + port
                    + "' of serviceConnectConfiguration is not the name of a port mapping in the task definition.");
        });
    }
}
