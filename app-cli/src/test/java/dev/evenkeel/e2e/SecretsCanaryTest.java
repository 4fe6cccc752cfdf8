package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerSettings;
import dev.evenkeel.store.FileJournal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty canaries among the secrets of tasks that run and of tasks that fail. They sing inside of the containers, and nowhere
 * else: not in the journal, an event, the log, an answer of the server, a label, the metadata endpoint or an explanation.
 */
class SecretsCanaryTest {
    private static final int CANARIES = 60;
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";
    private static final Pattern TASK = Pattern.compile("arn:aws:ecs:us-east-1:123456789012:task/default/[0-9a-f]{32}");

    @TempDir
    Path folder;

    private final String owner = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> outputs = new CopyOnWriteArrayList<>();
    private String url = "";

    @Test
    void noValueIsSeenOutsideOfTheContainers() throws Exception {
        DockerEngine.need();
        Handler log = new Listener();
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        root.addHandler(log);
        try (FileJournal journal = FileJournal.open(folder.resolve("journal"));
                Evenkeel evenkeel = Evenkeel.open(configuration(), List.of((at, event) -> {
                    outputs.add(event.toString());
                    journal.append(List.of(event));
                }));
                EvenkeelServer server = EvenkeelServer.start(
                        ServerSettings.local(0, "123456789012", "us-east-1"),
                        new EvenkeelRegions(evenkeel),
                        defect -> outputs.add("defect " + defect))) {
            url = "http://127.0.0.1:" + server.port();

            String running = runTasks();

            String inside = docker("exec", container(running), "sh", "-c", "env; echo $S0 | wc -c");
            assertEquals(
                    CANARIES,
                    inside.lines().filter(line -> line.contains("canary-")).count(),
                    inside);
            outputs.add(docker(
                    "inspect", "-f", "{{json .Config.Labels}} {{.Name}} {{json .HostConfig}}", container(running)));
            outputs.add(docker(
                    "exec",
                    container(running),
                    "sh",
                    "-c",
                    "for path in '' /task /taskWithTags /stats /task/stats; do"
                            + " wget -q -O - $ECS_CONTAINER_METADATA_URI_V4$path; done; wget -q -O -"
                            + " $ECS_AGENT_URI/task-protection/v1/state"));
            for (String get : List.of("/metrics", "/_evenkeel/health", "/_evenkeel/explain?task=" + running)) {
                outputs.add(get(get));
            }
        } finally {
            root.removeHandler(log);
            root.setLevel(before);
        }

        outputs.add(Files.readString(folder.resolve("journal"), StandardCharsets.ISO_8859_1));
        assertTrue(outputs.size() > 30, outputs.size() + " outputs are too few to prove anything");
        assertEquals(
                List.of(),
                outputs.stream().filter(output -> output.contains("canary-")).toList());
        assertEquals("", DockerEngine.containersOf("dev.evenkeel.owner=" + owner));
    }

    /** Runs a task with all secrets, and four that fail; gives the one that runs. */
    private String runTasks() throws Exception {
        String all = IntStream.range(0, CANARIES)
                .mapToObj(i -> "{\"name\": \"S" + i + "\", \"valueFrom\": \"" + SECRET + "many-AbCdEf:k" + i + "::\"}")
                .collect(Collectors.joining(", "));
        String one = "{\"name\": \"S0\", \"valueFrom\": \"plain\"}";
        register("runs", "\"image\": \"busybox:latest\", \"command\": [\"sleep\", \"60\"], \"stopTimeout\": 1", all);
        register("noimage", "\"image\": \"evenkeel-test/no-such-image:1\"", one);
        register("nocommand", "\"image\": \"busybox:latest\", \"command\": [\"/no/such/command\"]", one);
        register(
                "nokey",
                "\"image\": \"busybox:latest\"",
                one + ", {\"name\": \"X\", \"valueFrom\": \"" + SECRET + "many-AbCdEf:nope::\"}");
        register(
                "nojson",
                "\"image\": \"busybox:latest\"",
                one + ", {\"name\": \"X\", \"valueFrom\": \"" + SECRET + "text-AbCdEf:k::\"}");
        String running = run("runs");
        await(running, answer -> answer.contains("\"lastStatus\":\"RUNNING\""));
        for (String family : List.of("noimage", "nocommand", "nokey", "nojson")) {
            String task = run(family);
            await(task, answer -> answer.contains("\"lastStatus\":\"STOPPED\""));
            outputs.add(get("/_evenkeel/explain?task=" + task));
        }
        call("ListTasks", "{}");
        call("DescribeTaskDefinition", "{\"taskDefinition\": \"runs\", \"include\": [\"TAGS\"]}");
        return running;
    }

    private void register(String family, String members, String secrets) throws Exception {
        call(
                "RegisterTaskDefinition",
                "{\"family\": \"" + family + "\", \"containerDefinitions\": [{\"name\": \"app\", \"memory\": 16, "
                        + members + ", \"secrets\": [" + secrets + "]}]}");
    }

    private String run(String family) throws Exception {
        String answer = call("RunTask", "{\"taskDefinition\": \"" + family + "\"}");
        return TASK.matcher(answer)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer))
                .group();
    }

    private void await(String task, Predicate<String> wanted) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        String answer = "";
        while (!wanted.test(answer)) {
            assertTrue(Instant.now().isBefore(end), answer);
            Thread.sleep(200);
            answer = call("DescribeTasks", "{\"tasks\": [\"" + task + "\"], \"include\": [\"TAGS\"]}");
        }
    }

    private String call(String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .POST(BodyPublishers.ofString(body))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        outputs.add(answer);
        return answer;
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                .body();
    }

    private String container(String task) throws Exception {
        return docker("ps", "-q", "--filter", "label=com.amazonaws.ecs.task-arn=" + task)
                .strip();
    }

    private static String docker(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private Configuration configuration() throws IOException {
        String members = IntStream.range(0, CANARIES)
                .mapToObj(i -> "\"k" + i + "\": \"canary-" + i + "\"")
                .collect(Collectors.joining(", "));
        Path secrets = Files.writeString(
                folder.resolve("secrets.json"),
                "{\"many\": {" + members + "}, \"text\": \"canary-text\", \"plain\": \"canary-plain\"}");
        SortedMap<String, String> options = new TreeMap<>();
        options.put("owner", owner);
        options.put("cleanup", "true");
        options.put("secrets", secrets.toString());
        return Configuration.of("docker", ClockMode.wall())
                .withSeed(UUID.randomUUID().getMostSignificantBits())
                .withBackendOptions(options);
    }

    /** Hears all that is logged in this process, from the finest level on. */
    private final class Listener extends Handler {
        private Listener() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            // The JDK's own HTTP client, by which this test asks, would fill the memory.
            if (!String.valueOf(record.getLoggerName()).startsWith("jdk.")) {
                outputs.add("log " + record.getMessage() + " " + Arrays.toString(record.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
