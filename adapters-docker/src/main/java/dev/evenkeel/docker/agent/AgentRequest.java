package dev.evenkeel.docker.agent;

import java.util.List;
import java.util.Optional;

/** What the path of a request asks for. */
sealed interface AgentRequest {

    /** The id in the path; empty when there is none. */
    String id();

    /** Metadata or statistics, in version 3 or 4. */
    record Metadata(int version, String id, View view) implements AgentRequest {}

    /** The protection of the task from scale-in and deployments. */
    record Protection(String id) implements AgentRequest {}

    /** The credentials of the task's role. */
    record Credentials(String id) implements AgentRequest {}

    /** What is looked at. */
    enum View {
        CONTAINER,
        TASK,
        TASK_WITH_TAGS,
        CONTAINER_STATS,
        TASK_STATS
    }

    /** Reads a path; a slash at its end says nothing. Empty for one that is not the agent's. */
    static Optional<AgentRequest> parse(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> parts = List.of(trimmed.split("/", -1));
        if (parts.size() < 3 || !parts.get(0).isEmpty()) {
            return Optional.empty();
        }
        String rest = String.join("/", parts.subList(3, parts.size()));
        return switch (parts.get(1)) {
            case "v3" -> view(rest).map(view -> new Metadata(3, parts.get(2), view));
            case "v4" -> view(rest).map(view -> new Metadata(4, parts.get(2), view));
            case "api" ->
                rest.equals("task-protection/v1/state") ? Optional.of(new Protection(parts.get(2))) : Optional.empty();
            case "v2" -> credentials(parts);
            default -> Optional.empty();
        };
    }

    private static Optional<AgentRequest> credentials(List<String> parts) {
        if (!parts.get(2).equals("credentials") || parts.size() > 4) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(parts.size() == 4 ? parts.get(3) : ""));
    }

    private static Optional<View> view(String rest) {
        return switch (rest) {
            case "" -> Optional.of(View.CONTAINER);
            case "task" -> Optional.of(View.TASK);
            case "taskWithTags" -> Optional.of(View.TASK_WITH_TAGS);
            case "stats" -> Optional.of(View.CONTAINER_STATS);
            case "task/stats" -> Optional.of(View.TASK_STATS);
            default -> Optional.empty();
        };
    }
}
