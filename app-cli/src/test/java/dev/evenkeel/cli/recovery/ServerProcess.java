package dev.evenkeel.cli.recovery;

import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code evenkeel serve --backend docker} as a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    private final Process process;
    private final URI endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private ServerProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts one, and waits until it says that it serves: it knows its past by then. */
    static ServerProcess start(Path state, String... more) throws IOException {
        return start(Map.of(), state, more);
    }

    /** The same with other environment variables. */
    static ServerProcess start(Map<String, String> environment, Path state, String... more) throws IOException {
        Process process = launch(environment, state, more);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher url = URL.matcher(line);
            if (url.find()) {
                return new ServerProcess(process, URI.create(url.group()));
            }
        }
        throw new AssertionError("it did not come up: " + said);
    }

    /** Starts one that may end at once; its output is both streams. */
    static Process launch(Path state, String... more) throws IOException {
        return launch(Map.of(), state, more);
    }

    private static Process launch(Map<String, String> environment, Path state, String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.evenkeel.cli.Main",
                "serve",
                "--backend",
                "docker",
                "--port",
                "0",
                "--state",
                state.toString()));
        line.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The name by which containers of a state are known. */
    static String owner(Path state) throws IOException {
        return Files.readAllLines(state.resolve("owner")).get(2);
    }

    String url() {
        return endpoint.toString();
    }

    /** Calls an operation; what is refused is a failure of the test. */
    JsonObject call(String operation, JsonObject request) throws IOException, InterruptedException {
        HttpRequest asked = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.compact(request)))
                .build();
        HttpResponse<String> answer = client.send(asked, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(operation + ": " + answer.statusCode() + " " + answer.body());
        }
        try {
            return JsonReader.read(answer.body());
        } catch (JsonException malformed) {
            throw new AssertionError(answer.body(), malformed);
        }
    }

    /** The processor time it has taken so far: on a busy machine it says more than the clock. */
    double processorSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** As the kernel does it when memory is short: no word is said. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As Ctrl-C does it. */
    void interrupt() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
    }

    @Override
    public void close() {
        kill();
    }
}
