package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import java.util.Map;

/** How containers come to know the endpoints of the agent. Called on the backend's context; must not block. */
public interface AgentAccess {

    /**
     * What a container that is about to be made is told.
     *
     * @param container its name in the task definition
     * @param engineName by which the engine will know it
     * @return environment variables
     */
    Map<String, String> variables(TaskStart start, String container, String engineName);
}
