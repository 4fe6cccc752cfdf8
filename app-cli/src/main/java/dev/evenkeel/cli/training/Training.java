package dev.evenkeel.cli.training;

import dev.evenkeel.cli.Main;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Pace;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.shell.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The run from which a class cache is made: {@code java -XX:AOTCacheOutput=FILE -cp … dev.evenkeel.cli.training.Training}. It
 * calls the commands in this very process against a server of canned answers, and prints nothing.
 */
public final class Training {
    private static final String SERVICE = """
            {"serviceName": "web", "serviceArn": "arn:aws:ecs:us-east-1:123456789012:service/default/web", "status": "ACTIVE",
             "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", "desiredCount": 1, "runningCount": 1,
             "pendingCount": 0, "events": [{"id": "1", "createdAt": 1763841600.123, "message": "(service web) is steady."}],
             "deployments": [{"id": "ecs-svc/1", "status": "PRIMARY", "runningCount": 1, "desiredCount": 1, "pendingCount": 0,
              "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", "rolloutState": "COMPLETED"}]}""";

    private static final String TASK = """
            {"taskArn": "arn:aws:ecs:us-east-1:123456789012:task/default/0123456789abcdef0123456789abcdef",
             "taskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", "group": "service:web",
             "lastStatus": "RUNNING", "desiredStatus": "RUNNING", "startedAt": 1763841600.5, "containers": []}""";

    private static final List<List<String>> LINES = List.of(
            List.of("version"),
            List.of("help"),
            List.of("help", "deploy"),
            List.of("services"),
            List.of("services", "--json"),
            List.of("ps", "web"),
            List.of("events", "web"),
            List.of("scale", "web", "1", "--wait"),
            List.of("stop", "01234567"),
            List.of("walkthrough", "--json"),
            List.of("logs", "web"),
            List.of("deploy", "nowhere"),
            List.of("servces"));

    private Training() {}

    /** Runs every line as a pipe and as a terminal would see it. */
    public static void main(String[] words) throws IOException {
        int failed = 0;
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            Map<String, String> environment = Map.of("EVENKEEL_ENDPOINT", "http://127.0.0.1:" + server.getLocalPort());
            // The process's own terminal is looked at as well, and not used: it may be none.
            Terminal.detect(System.getenv());
            for (Terminal terminal : List.of(Terminal.plain(), new Terminal(true, true, true, () -> 100))) {
                for (List<String> line : LINES) {
                    failed += Main.run(line, shell(environment, terminal)) == ExitCode.FAILED ? 1 : 0;
                }
            }
        }
        System.exit(failed == 0 ? ExitCode.OK : ExitCode.FAILED);
    }

    private static Shell shell(Map<String, String> environment, Terminal terminal) {
        return new Shell(
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                environment,
                Path.of("nowhere"),
                terminal,
                Pace.ofTheMachine());
    }

    /** The least of HTTP, since the JDK's own server would fill the cache with classes that no command needs. */
    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader request = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                while (answer(request, socket.getOutputStream())) {
                    socket.setTcpNoDelay(true);
                }
            } catch (IOException e) {
                // The client went away, or the training is over: the loop's condition knows which.
                Thread.onSpinWait();
            }
        }
    }

    /** Answers one request; false when the client has no more. */
    private static boolean answer(BufferedReader request, OutputStream out) throws IOException {
        String operation = "";
        int length = 0;
        String line = request.readLine();
        if (line == null) {
            return false;
        }
        for (; line != null && !line.isEmpty(); line = request.readLine()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("x-amz-target:")) {
                operation = line.substring(line.indexOf('.') + 1);
            } else if (header.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        for (int read = 0; read < length; read++) {
            request.read();
        }
        String type = operation.isEmpty() ? "text/plain" : "application/x-amz-json-1.1";
        String body = operation.isEmpty() ? "web\tready\n" : json(operation);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        out.write((head + body).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static String json(String operation) {
        return switch (operation) {
            case "ListServices" -> "{\"serviceArns\": [\"arn:aws:ecs:us-east-1:123456789012:service/default/web\"]}";
            case "DescribeServices" -> "{\"services\": [" + SERVICE + "], \"failures\": []}";
            case "UpdateService" -> "{\"service\": " + SERVICE + "}";
            case "ListTasks" ->
                "{\"taskArns\": [\"arn:aws:ecs:us-east-1:123456789012:task/default/0123456789abcdef0123456789abcdef\"]}";
            case "DescribeTasks" -> "{\"tasks\": [" + TASK + "], \"failures\": []}";
            case "StopTask" -> "{\"task\": " + TASK + "}";
            default -> "{}";
        };
    }
}
