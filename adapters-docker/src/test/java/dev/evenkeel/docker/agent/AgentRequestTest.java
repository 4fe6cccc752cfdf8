package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.docker.agent.AgentRequest.Credentials;
import dev.evenkeel.docker.agent.AgentRequest.Metadata;
import dev.evenkeel.docker.agent.AgentRequest.Protection;
import dev.evenkeel.docker.agent.AgentRequest.View;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentRequestTest {

    @ParameterizedTest
    @CsvSource({
        "/v4/a, 4, CONTAINER",
        "/v4/a/, 4, CONTAINER",
        "/v4/a/task, 4, TASK",
        "/v4/a/taskWithTags, 4, TASK_WITH_TAGS",
        "/v4/a/stats, 4, CONTAINER_STATS",
        "/v4/a/task/stats, 4, TASK_STATS",
        "/v3/a/task/stats/, 3, TASK_STATS",
    })
    void readsThePathsOfMetadata(String path, int version, View view) {
        assertEquals(Optional.of(new Metadata(version, "a", view)), AgentRequest.parse(path));
    }

    @Test
    void readsTheOtherPaths() {
        assertEquals(Optional.of(new Protection("a")), AgentRequest.parse("/api/a/task-protection/v1/state"));
        assertEquals(Optional.of(new Credentials("a")), AgentRequest.parse("/v2/credentials/a"));
        assertEquals(Optional.of(new Credentials("")), AgentRequest.parse("/v2/credentials"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v4",
                "/v5/a",
                "/v4/a/tasks",
                "/v4/a//task",
                "//v4/a",
                "/api/a",
                "/api/a/task-protection/v2/state",
                "/v2/metadata",
                "/v2/credentials/a/b",
            })
    void knowsNoOthers(String path) {
        assertEquals(Optional.empty(), AgentRequest.parse(path));
    }
}
