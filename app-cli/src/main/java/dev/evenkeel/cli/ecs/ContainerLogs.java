package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.shell.CommandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What the containers of a task wrote, from Evenkeel's own server: ECS has no such operation, and Amazon keeps logs in another
 * service.
 */
public final class ContainerLogs {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FOREVER = Duration.ZERO;

    private final Cluster cluster;

    /** Logs of this cluster's tasks. */
    public ContainerLogs(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Takes a line at a time. */
    @FunctionalInterface
    public interface Lines {
        /** A line of this container; false to read no more. */
        boolean line(String container, String text);
    }

    /**
     * Reads the task's lines to the end, or with {@code follow} until the task has ended.
     *
     * @throws CommandException when this endpoint keeps no logs
     */
    public void read(String taskArn, boolean follow, Lines lines) {
        Endpoint endpoint = cluster.connection().endpoint();
        if (endpoint.realAws()) {
            throw CommandException.badInput(
                    "logs are not available from Amazon ECS itself: the tasks' log configuration says"
                            + " where they go, 'aws logs tail GROUP' reads CloudWatch's");
        }
        String[] query = follow ? new String[] {"task", taskArn, "follow", "true"} : new String[] {"task", taskArn};
        Optional<CommandException> refusal = new OwnPath(cluster, "logs")
                .get(follow ? FOREVER : PATIENCE, connection -> answer(endpoint, connection, lines), query);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    private static Optional<CommandException> answer(Endpoint endpoint, HttpURLConnection connection, Lines lines)
            throws IOException {
        int status = connection.getResponseCode();
        String type = connection.getContentType() == null ? "" : connection.getContentType();
        if (status == 200 && type.startsWith("text/plain")) {
            stream(connection, lines);
            return Optional.empty();
        }
        return Optional.of(refusal(endpoint, status, type, connection));
    }

    private static void stream(HttpURLConnection connection, Lines lines) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                if (!lines.line(tab < 0 ? "" : line.substring(0, tab), line.substring(tab + 1))) {
                    return;
                }
            }
        }
    }

    /** A reason in plain text comes from Evenkeel; anything else from a server that knows nothing of logs. */
    private static CommandException refusal(Endpoint endpoint, int status, String type, HttpURLConnection connection)
            throws IOException {
        String said = HttpCall.answer(connection).body().strip();
        if (status == 404 && type.startsWith("text/plain") && !said.isEmpty()) {
            return CommandException.failed(said);
        }
        return CommandException.badInput("logs are not available from " + endpoint.shown()
                + ": only a server started with 'evenkeel serve' hands them out");
    }
}
