package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.cli.CommandLine;
import dev.evenkeel.cli.CommandLine.Outcome;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Commands in real containers: by the command line, and by AWS's with a stand-in for its plugin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class ExecTest {
    private static final Pattern TASK = Pattern.compile("arn:aws:ecs:us-east-1:123456789012:task/default/[0-9a-f]{32}");

    private final List<Throwable> defects = Collections.synchronizedList(new ArrayList<>());
    private Evenkeel evenkeel;
    private EvenkeelServer server;
    private String url;
    private String task;
    private String closed;

    @BeforeAll
    void open() throws Exception {
        DockerEngine.need();
        SortedMap<String, String> options = new TreeMap<>();
        options.put("owner", "test-" + UUID.randomUUID().toString().substring(0, 8));
        options.put("cleanup", "true");
        evenkeel = Evenkeel.open(Configuration.of("docker", ClockMode.wall())
                .withSeed(UUID.randomUUID().getMostSignificantBits())
                .withBackendOptions(options));
        server = EvenkeelServer.start(
                ServerSettings.local(0, "123456789012", "us-east-1"), new EvenkeelRegions(evenkeel), defects::add);
        url = "http://127.0.0.1:" + server.port();
        call("RegisterTaskDefinition", """
                {"family": "app", "containerDefinitions": [{"name": "app", "image": "busybox:latest", "memory": 32,
                 "environment": [{"name": "COLOUR", "value": "blue"}],
                 "command": ["sh", "-c", "trap exit TERM; sleep 600 & wait"]}]}
                """);
        task = run("\"enableExecuteCommand\": true");
        closed = run("\"enableExecuteCommand\": false");
    }

    @AfterAll
    void close() {
        if (server != null) {
            server.close();
        }
        if (evenkeel != null) {
            evenkeel.close();
        }
        assertEquals(List.of(), defects);
    }

    @Test
    void tellsOutputsAndExitCodeApart() {
        Outcome outcome = cli().run("exec", task, "--", "sh", "-c", "echo $COLOUR 'a b'; echo bad >&2; exit 7");

        assertEquals(new Outcome(7, "blue a b\n", "bad\n"), outcome);
    }

    @Test
    void passesInputOnToItsEnd() {
        String text = "a line of forty characters, more or less\n".repeat(50_000);

        Outcome outcome = cli().typing(text).run("exec", id(task), "-i", "--", "sh", "-c", "cat; echo end");

        assertEquals("", outcome.err());
        assertEquals(text + "end\n", outcome.out());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        String notEnabled =
                "evenkeel: InvalidParameterException: The execute command failed because execute command was not enabled when the task"
                        + " was run or the execute command agent isn't running. Wait and try again or run a new task with execute"
                        + " command enabled and try again.\n";

        assertEquals(new Outcome(2, "", notEnabled), cli().run("exec", closed, "--", "ls"));
        assertEquals(
                new Outcome(2, "", "evenkeel: InvalidParameterException: The task has no container of this name.\n"),
                cli().run("exec", task, "--container", "db", "--", "ls"));
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: COMMAND is missing: usage is evenkeel exec TASK|SERVICE COMMAND... [options] (see"
                                + " 'evenkeel help exec')\n"),
                cli().run("exec", task));
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: standard input is no terminal: leave out --tty, and use --interactive to pass input"
                                + " on\n"),
                cli().run("exec", task, "-it", "--", "sh"));
        Outcome nothing = cli().run("exec", task, "--", "/no/such/program");
        assertTrue(nothing.exitCode() == 126 || nothing.exitCode() == 127, nothing.toString());
    }

    @Test
    void simulatorHasNoProcesses() {
        try (Evenkeel simulated = Evenkeel.open(Configuration.of("sim", ClockMode.settling()));
                EvenkeelServer other = EvenkeelServer.start(
                        ServerSettings.local(0, "123456789012", "us-east-1"),
                        new EvenkeelRegions(simulated),
                        defects::add)) {
            String here = "http://127.0.0.1:" + other.port();
            call(
                    here,
                    "RegisterTaskDefinition",
                    "{\"family\": \"app\", \"containerDefinitions\": [{\"name\": \"app\","
                            + " \"image\": \"app\", \"memory\": 32}]}");
            Matcher arn = TASK.matcher(
                    call(here, "RunTask", "{\"taskDefinition\": \"app\", \"enableExecuteCommand\": true}"));
            assertTrue(arn.find());

            Outcome outcome = new CommandLine().with("EVENKEEL_ENDPOINT", here).run("exec", arn.group(), "--", "ls");

            assertEquals(
                    new Outcome(
                            2,
                            "",
                            "evenkeel: TargetNotConnectedException: The containers of this backend are simulated: there is no process to run a"
                                    + " command beside.\n"),
                    outcome);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void awsCliRunsCommandThroughItsPlugin(@TempDir Path folder) throws Exception {
        assumeTrue(Program.works("aws", "--version"), "there is no aws");
        assumeTrue(Program.works("python3", "--version"), "there is no python3");
        Path plugin = folder.resolve("session-manager-plugin");
        try (InputStream script =
                Objects.requireNonNull(ExecTest.class.getResourceAsStream("session-manager-plugin"))) {
            Files.copy(script, plugin);
        }
        Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder aws = new ProcessBuilder(
                        "aws",
                        "--endpoint-url",
                        url,
                        "ecs",
                        "execute-command",
                        "--task",
                        task,
                        "--interactive",
                        "--command",
                        "sh -c 'echo colour $COLOUR; exec sh'")
                .redirectErrorStream(true);
        aws.environment().putAll(Program.awsEnvironment());
        aws.environment().merge("PATH", folder.toString(), (path, added) -> added + ":" + path);

        Process process = aws.start();
        process.getOutputStream().write("sleep 1; stty size; exit 3\r".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("Starting session with SessionId: ecs-execute-command-"), said);
        assertTrue(said.contains("colour blue"), said);
        assertTrue(said.contains("17 91"), said);
        assertTrue(said.contains("Exiting session with sessionId: ecs-execute-command-"), said);
    }

    private CommandLine cli() {
        return new CommandLine().with("EVENKEEL_ENDPOINT", url);
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private String run(String more) throws Exception {
        Matcher arn = TASK.matcher(call("RunTask", "{\"taskDefinition\": \"app\", " + more + "}"));
        assertTrue(arn.find());
        String answer = "";
        for (int round = 0; round < 300 && !answer.contains("\"lastStatus\":\"RUNNING\""); round++) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = call("DescribeTasks", "{\"tasks\": [\"" + arn.group() + "\"]}");
        }
        assertTrue(answer.contains("\"lastStatus\":\"RUNNING\""), answer);
        return arn.group();
    }

    private String call(String operation, String body) throws IOException, InterruptedException {
        return call(url, operation, body);
    }

    private static String call(String to, String operation, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(to + "/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
