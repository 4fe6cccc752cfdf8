package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.CommandLine.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLinesTest {
    private final FakeEcs ecs = new FakeEcs();

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void close() {
        ecs.close();
    }

    private static Outcome badInput(String line) {
        return new Outcome(2, "", "evenkeel: " + line + "\n");
    }

    @Test
    void commandsAndOptionsThatAreMisspeltAreSuggested() {
        CommandLine shell = CommandLine.at(ecs);

        assertEquals(
                badInput("unknown command 'servces', did you mean 'services'? (see 'evenkeel help')"),
                shell.run("servces"));
        assertEquals(badInput("unknown command 'frobnicate' (see 'evenkeel help')"), shell.run("frobnicate"));
        assertEquals(
                badInput("unknown option --cluser, did you mean --cluster? (see 'evenkeel help services')"),
                shell.run("services", "--cluser", "x"));
        assertEquals(
                badInput("options come after the command, as in 'evenkeel services --json' (see 'evenkeel help')"),
                shell.run("--json", "services"));
        assertEquals(List.of(), ecs.requests());
    }

    @Test
    void badArgumentsAreNamedAndNothingIsAsked() {
        CommandLine shell = CommandLine.at(ecs);

        assertEquals(badInput("COUNT wants a whole number, 0 or more, not '-1'"), shell.run("scale", "web", "-1"));
        assertEquals(
                badInput("SERVICE is missing: usage is evenkeel events SERVICE [options] (see 'evenkeel help events')"),
                shell.run("events"));
        assertEquals(
                badInput("unexpected argument 'b': usage is evenkeel ps [SERVICE] [options] (see 'evenkeel help ps')"),
                shell.run("ps", "a", "b"));
        assertEquals(
                badInput("--cluster needs a value: --cluster CLUSTER (see 'evenkeel help ps')"),
                shell.run("ps", "--cluster"));
        assertEquals(
                badInput("--poll wants a length of time such as 500ms, 90s, 10m or 1h, not 'often'"),
                shell.run("events", "web", "--poll", "often"));
        assertEquals(
                badInput("'ftp://x' is no endpoint: one looks like http://127.0.0.1:4566, or is the word aws"),
                shell.run("ps", "--endpoint", "ftp://x"));
        assertEquals(badInput("'a/b' is no region: one looks like us-east-1"), shell.run("ps", "--region", "a/b"));
        assertEquals(List.of(), ecs.requests());
    }

    @Test
    void filesThatCannotBeDeployedAreNamedWithLineAndColumn() throws IOException {
        CommandLine shell = CommandLine.at(ecs);
        Path good = Files.writeString(
                folder.resolve("task.json"), "{\"family\":\"web\",\"containerDefinitions\":[{\"name\":\"web\"}]}");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\n  \"family\": \"web\",\n  ]\n}\n");
        Path negative =
                Files.writeString(folder.resolve("negative.json"), "{\"serviceName\":\"web\",\"desiredCount\":-1}");
        Path number = Files.writeString(folder.resolve("number.json"), "{\"serviceName\":5}");
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        Path missing = folder.resolve("missing.json");

        assertEquals(
                badInput(broken
                        + ":3:3: not valid JSON: Unexpected character (']' (code 93)): was expecting double-quote to"
                        + " start field name"),
                shell.run("deploy", "--taskdef", broken.toString(), "--service", good.toString()));
        assertEquals(
                badInput(negative + ": desiredCount must be a whole number, 0 or more, not '-1'"),
                shell.run("deploy", "--taskdef", good.toString(), "--service", negative.toString()));
        assertEquals(
                badInput(number + ": serviceName must be a text that is not empty"),
                shell.run("deploy", "--taskdef", good.toString(), "--service", number.toString()));
        assertEquals(
                badInput(list + ":1:1: not valid JSON: an object { … } is expected"),
                shell.run("deploy", "--taskdef", good.toString(), "--service", list.toString()));
        assertEquals(
                badInput("there is no file " + missing + ": a folder to deploy holds ecs-task-def.json and"
                        + " ecs-service-def.json, or name them with --taskdef and --service"),
                shell.run("deploy", "--taskdef", good.toString(), "--service", missing.toString()));
        assertEquals(
                badInput("--taskdef FILE is missing: name both files, or a folder that holds ecs-task-def.json and"
                        + " ecs-service-def.json (see 'evenkeel help deploy')"),
                shell.run("deploy"));
        assertEquals(List.of(), ecs.requests());
    }

    @Test
    void errorsOfTheServerKeepTheirWordsAndSayWhatToDo() {
        ecs.refuses("ListServices", 400, "com.amazonaws.ecs#ClusterNotFoundException", "Cluster not found.");
        ecs.refuses("ListTasks", 500, "ServerException", "Service Unavailable. Please try again later.");

        assertEquals(
                badInput("ClusterNotFoundException: Cluster not found. Name one with --cluster, or create it with"
                        + " 'aws ecs create-cluster --cluster-name NAME'."),
                CommandLine.at(ecs).run("services"));
        assertEquals(
                new Outcome(1, "", "evenkeel: ServerException: Service Unavailable. Please try again later.\n"),
                CommandLine.at(ecs).run("ps"));
        assertEquals(1 + 4, ecs.requests().size());
    }

    @Test
    void aThrottledCallIsTriedAgain() {
        ecs.refuses("ListTasks", 400, "ThrottlingException", "Rate exceeded");
        ecs.answers("ListTasks", "{\"taskArns\":[]}");

        assertEquals(
                new Outcome(0, "no tasks in cluster default\n", ""),
                CommandLine.at(ecs).run("ps"));
    }

    @Test
    void anEndpointThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertEquals(
                badInput("cannot reach http://127.0.0.1:" + port + ": start one with 'evenkeel serve'"),
                new CommandLine().run("services", "--endpoint", "http://127.0.0.1:" + port));
    }

    @Test
    void anEngineThatCannotBeUsedIsNamed() {
        assertEquals(
                badInput("docker: two engines are named a; give each a name of its own"),
                serveOn("a=unix:///x", "a=unix:///y"));
        assertEquals(
                badInput(
                        "docker: engine b: there is no Docker context 'nobody-s'; 'docker context ls' shows those there are"),
                serveOn("b=context:nobody-s"));
        assertEquals(
                badInput("docker: engine c: no usable engine at unix:///no/such.sock (No such file or directory:"
                        + " /no/such.sock); start it, or leave it out: its tasks are then replaced on the others"),
                serveOn("c=unix:///no/such.sock"));
    }

    private static Outcome serveOn(String... engines) {
        List<String> words = new ArrayList<>(List.of("serve", "--backend", "docker", "--state", "none", "--port", "0"));
        for (String engine : engines) {
            words.addAll(List.of("--engine", engine));
        }
        return new CommandLine().run(words.toArray(String[]::new));
    }

    @Test
    void aServerThatIsNoEcsIsToldApart() {
        ecs.answersGet("ListTasks", 200, "text/html", "<html>");
        ecs.answersGet("ListServices", 403, "text/html", "<html>");

        assertEquals(
                badInput(ecs.url() + " answered ListTasks with no JSON object: is it an ECS endpoint?"),
                CommandLine.at(ecs).run("ps"));
        assertEquals(
                badInput(ecs.url() + " answered HTTP 403 without an ECS error: is it an ECS endpoint?"),
                CommandLine.at(ecs).run("services"));
    }

    @Test
    void aServiceOrTaskThatIsNotThereIsNamed() {
        ecs.answers("DescribeServices", "{\"services\":[],\"failures\":[{\"arn\":\"x\",\"reason\":\"MISSING\"}]}");
        ecs.answers("ListTasks", "{\"taskArns\":[\"a:task/default/1a2b01\",\"a:task/default/1a2b02\"]}");
        CommandLine shell = CommandLine.at(ecs);

        assertEquals(
                badInput("there is no service 'wbe' in cluster default: 'evenkeel services' lists those that exist"),
                shell.run("events", "wbe"));
        assertEquals(
                badInput("there is no task 'ffff' in cluster default: 'evenkeel ps' lists those that run"),
                shell.run("stop", "ffff"));
        assertEquals(
                badInput("'1a2b' fits 2 tasks, among them 1a2b01 and 1a2b02: give more of the id"),
                shell.run("stop", "1a2b"));
    }

    @Test
    void amazonIsNotAskedWithoutKeysOrRegion() {
        CommandLine shell = new CommandLine().home(folder);

        assertEquals(
                badInput("no region is set: pass --region, or set AWS_REGION"), shell.run("ps", "--endpoint", "aws"));
        assertEquals(
                badInput("no AWS credentials found to sign with: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                        + " or pass --profile"),
                shell.run("ps", "--endpoint", "aws", "--region", "eu-west-1"));
    }
}
