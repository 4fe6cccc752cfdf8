package dev.evenkeel.docker.agent;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.docker.agent.AgentClients.Ids;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment variables by which a container finds the agent. A pure function. */
final class AgentVariables {
    private AgentVariables() {}

    /**
     * Those of a container.
     *
     * @param address null when there is no agent
     * @param credentials whether any role has credentials here: without, none are announced, so that SDKs look elsewhere
     */
    static SortedMap<String, String> of(TaskStart start, @Nullable AgentAddress address, Ids ids, boolean credentials) {
        SortedMap<String, String> variables = new TreeMap<>();
        String region = start.taskArn().value().split(":", 5)[3];
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put(
                "AWS_EXECUTION_ENV", start.launchType() == LaunchType.FARGATE ? "AWS_ECS_FARGATE" : "AWS_ECS_EC2");
        variables.put("AWS_REGION", region);
        // What answers on this machine, if it is a cloud's, has the credentials of the machine and not the task's.
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        boolean reachable = !start.taskDefinition().effectiveNetworkMode().equals("none");
        if (address == null || !reachable) {
            return variables;
        }
        variables.put("ECS_AGENT_URI", address.url() + "/api/" + ids.id());
        variables.put("ECS_CONTAINER_METADATA_URI", address.url() + "/v3/" + ids.id());
        variables.put("ECS_CONTAINER_METADATA_URI_V4", address.url() + "/v4/" + ids.id());
        if (credentials && start.taskRoleArn() != null) {
            String path = "/v2/credentials/" + ids.credentialsId();
            // SDKs that find both take the relative one, which they put behind the address of ECS at port 80.
            if (address.isStandard()) {
                variables.put("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", path);
            } else {
                variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", address.url() + path);
            }
        }
        return Collections.unmodifiableSortedMap(variables);
    }
}
