package dev.evenkeel.bench.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server with running tasks that is killed, and another that takes them over. One container ends in between, that of the
 * task which is asked for last: it is when this is known that all are taken over.
 */
final class Adoption {
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final String TASK = "com.amazonaws.ecs.task-arn";
    private static final int A_CALL = 10;

    private final EngineSocket engine;
    private final Path socket;
    private final Path state;
    private final String owner;
    private final HttpClient client = HttpClient.newHttpClient();

    Adoption(EngineSocket engine, Path socket, Path state) {
        this.engine = engine;
        this.socket = socket;
        this.state = state;
        owner = "adopted-" + ProcessHandle.current().pid() + "-" + state.getFileName();
    }

    /**
     * Seconds from the start of the second server until it has all.
     *
     * @throws IllegalStateException when a container was restarted or lost
     */
    double seconds(int count) throws IOException {
        try {
            List<String> tasks = new ArrayList<>();
            runAndKill(count, tasks);
            String victim = tasks.getLast();
            engine.running(label()).stream()
                    .filter(container -> victim.equals(task(container)))
                    .forEach(container ->
                            engine.tell("POST", "/containers/" + container.getString("Id") + "/kill", null));
            SortedMap<String, Long> before = started();

            long begin = System.nanoTime();
            Process second = launch();
            try {
                URI endpoint = endpoint(second);
                while (!status(endpoint, victim).equals("STOPPED")) {
                    Watch.sleep(5);
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                if (before.size() != count - 1 || !before.equals(started())) {
                    throw new IllegalStateException("not the same containers as before: " + before.size());
                }
                return seconds;
            } finally {
                end(second);
            }
        } finally {
            engine.remove(label());
        }
    }

    private void runAndKill(int count, List<String> tasks) throws IOException {
        Process first = launch();
        try {
            URI endpoint = endpoint(first);
            JsonObject container = new JsonObject()
                    .put("name", "web")
                    .put("image", Peer.IMAGE + "v1")
                    .put("memory", Peer.MEMORY_MIB);
            call(
                    endpoint,
                    "RegisterTaskDefinition",
                    new JsonObject().put("family", "web").put("containerDefinitions", new JsonArray().add(container)));
            while (tasks.size() < count) {
                JsonObject request = new JsonObject()
                        .put("taskDefinition", "web")
                        .put("count", Math.min(A_CALL, count - tasks.size()));
                call(endpoint, "RunTask", request)
                        .getJsonArray("tasks")
                        .forEach(task -> tasks.add(((JsonObject) task).getString("taskArn")));
            }
            for (String task : tasks) {
                while (!status(endpoint, task).equals("RUNNING")) {
                    Watch.sleep(50);
                }
            }
        } finally {
            end(first);
        }
    }

    private Process launch() throws IOException {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.evenkeel.cli.Main",
                "serve",
                "--backend",
                "docker",
                "--backend-options",
                "host=unix://" + socket + ",owner=" + owner + ",cpu=131072,agent=off",
                "--port",
                "0",
                "--state",
                state.toString());
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    private static URI endpoint(Process server) throws IOException {
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return URI.create(url.group());
            }
        }
        throw new IllegalStateException("the server did not come up: " + said);
    }

    private static void end(Process server) {
        server.destroyForcibly();
        Process unused = server.onExit().join();
    }

    private SortedMap<String, Long> started() {
        SortedMap<String, Long> started = new TreeMap<>();
        for (JsonObject container : engine.running(label())) {
            JsonObject state = engine.ask("GET", "/containers/" + container.getString("Id") + "/json", null)
                    .getJsonObject("State");
            started.put(container.getString("Id") + " " + state.getString("StartedAt"), state.getLong("Pid"));
        }
        return started;
    }

    private String label() {
        return "dev.evenkeel.owner=" + owner;
    }

    private static String task(JsonObject container) {
        return container.getJsonObject("Labels").getString(TASK, "");
    }

    private String status(URI endpoint, String task) {
        JsonArray tasks = call(endpoint, "DescribeTasks", new JsonObject().put("tasks", new JsonArray().add(task)))
                .getJsonArray("tasks");
        return tasks.isEmpty() ? "" : tasks.getJsonObject(0).getString("lastStatus");
    }

    private JsonObject call(URI endpoint, String operation, JsonObject request) {
        HttpRequest asked = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(request.encode()))
                .build();
        try {
            HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException gone) {
            throw new UncheckedIOException(operation, gone);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
