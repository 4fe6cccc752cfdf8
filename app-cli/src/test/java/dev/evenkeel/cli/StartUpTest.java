package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command line as a process of its own. */
class StartUpTest {
    private final FakeEcs ecs = new FakeEcs();

    @AfterEach
    void close() {
        ecs.close();
    }

    private Process start(List<String> jvmOptions, String... words) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvmOptions);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.evenkeel.cli.Main"));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line);
        Map<String, String> environment = builder.environment();
        environment.put("EVENKEEL_ENDPOINT", ecs.url());
        environment.remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aCallLoadsNeitherOtherCommandsNorAnythingThatIsSlow() throws IOException, InterruptedException {
        ecs.answers("ListServices", "{\"serviceArns\":[\"a\"]}");
        ecs.answers("DescribeServices", "{\"services\":[{\"serviceName\":\"web\"}]}");

        Process process = start(List.of("-Xlog:class+load:stdout", "-Xshare:off"), "services");
        List<String> loaded = text(process)
                .lines()
                .map(line -> line.replaceFirst("^\\[[^\\]]*\\](\\[[^\\]]*\\])* (\\S+) source:.*", "$2"))
                .toList();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        assertEquals(
                List.of(
                        "dev.evenkeel.cli.command.ClusterCommand",
                        "dev.evenkeel.cli.command.Command",
                        "dev.evenkeel.cli.command.Commands",
                        "dev.evenkeel.cli.command.Commands$Group",
                        "dev.evenkeel.cli.command.Commands$Listing",
                        "dev.evenkeel.cli.command.ServicesCommand"),
                loaded.stream()
                        .filter(name -> name.startsWith("dev.evenkeel.cli.command.") && !name.contains("$$"))
                        .sorted()
                        .toList());
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(name -> name.startsWith("io.vertx.")
                                || name.startsWith("java.net.http.")
                                || name.startsWith("software.amazon.")
                                || name.startsWith("com.fasterxml.jackson.databind.")
                                || name.startsWith("javax.crypto.")
                                || name.equals("java.util.stream.IntPipeline"))
                        .toList());
    }

    @Test
    void anInterruptedDeploymentIsLeftAsItIsAndSaysSo() throws IOException, InterruptedException {
        String service = "{\"serviceName\":\"web\",\"status\":\"ACTIVE\",\"desiredCount\":2,\"runningCount\":0}";
        ecs.answers("DescribeServices", "{\"services\":[" + service + "]}").answers("UpdateService", "{}");

        Process process = start(List.of(), "scale", "web", "2", "--wait");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ecs.requests().size() < 4 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        process.toHandle().destroy();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(
                "\nevenkeel: stopped watching; the desired count stays 2\n",
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(
                List.of("UpdateService {\"cluster\":\"default\",\"service\":\"web\",\"desiredCount\":2}"),
                ecs.changes());
    }
}
