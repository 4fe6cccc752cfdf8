package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A machine of a cloud, as far as it hands out its credentials, and tasks that should not get them. */
@NullUnmarked
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstanceMetadataOnEngineTest {
    private static final String ADDRESS = "169.254.169.254";
    private static final String SECRET = "credentials of the machine";

    /** A hidden address is unreachable at once or never answers. */
    private static final String ASK =
            "exec 2>/dev/null; timeout 3 wget -q -O - http://" + ADDRESS + ":51333/ || echo nothing";

    private HttpServer cloud;

    @BeforeAll
    void becomeAMachineOfACloud() throws Exception {
        assumeTrue(
                run("ip", "addr", "add", ADDRESS + "/32", "dev", "lo"),
                "this machine can not be given the address " + ADDRESS + " (needs root, and the command ip)");
        cloud = HttpServer.create(new InetSocketAddress(ADDRESS, 51333), 0);
        cloud.createContext("/", exchange -> {
            byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        cloud.start();
    }

    @AfterAll
    void beAnOrdinaryMachineAgain() throws Exception {
        if (cloud != null) {
            cloud.stop(0);
            run("ip", "addr", "del", ADDRESS + "/32", "dev", "lo");
        }
    }

    @Test
    void toolsAreToldNotToAskTheMachine() throws Exception {
        try (World world = new World()) {
            TaskObservation task = world.run(start("bridge", shell("app", "sleep 60")));

            assertEquals("true\n", LookInside.of(task, "app", "echo $AWS_EC2_METADATA_DISABLED"));
            assertEquals(SECRET, LookInside.of(task, "app", ASK), "it is reached where it is not hidden");
        }
    }

    @Test
    void noTaskWithANetworkOfItsOwnReachesTheMachinesCredentialsWhereTheyAreHidden() throws Exception {
        try (World world = new World("instance-metadata=hidden", "names=all")) {
            TaskObservation bridge = world.run(start("bridge", shell("app", "sleep 60")));
            TaskObservation single = world.run(start("awsvpc", shell("app", "sleep 60")));
            TaskObservation shared = world.run(start("awsvpc", shell("app", "sleep 60"), shell("b", "sleep 60")));
            TaskObservation none = world.run(start("none", shell("app", "sleep 60")));

            for (TaskObservation task : new TaskObservation[] {bridge, single, shared, none}) {
                assertEquals("nothing\n", LookInside.of(task, "app", ASK));
            }
            assertEquals(SECRET, fromTheMachine());
        }
    }

    @Test
    void whatIsHiddenTakesNothingElseAway() throws Exception {
        try (World world = new World("instance-metadata=hidden")) {
            TaskStart server = start("awsvpc", Definitions.web("web", "v1"));
            TaskObservation web = world.run(server);
            TaskObservation other = world.run(start("bridge", shell("app", "sleep 60")));
            String address = web.containers().get(0).networkInterfaces().get(0).privateIpv4Address();
            Integer port = web.containers().get(0).networkBindings().get(0).hostPort();

            assertTrue(!String.valueOf(address).startsWith("169.254."), address);
            assertEquals("v1\n", LookInside.of(other, "app", "wget -q -O - http://" + address + "/"));
            assertEquals("v1\n", Http.get(port));
            assertEquals(
                    "not reached\n",
                    LookInside.of(
                            other,
                            "app",
                            "exec 2>/dev/null; timeout 3 wget -q -O - http://"
                                    + Docker.run(
                                                    "inspect",
                                                    "-f",
                                                    "{{(index .NetworkSettings.Networks \"evenkeel-no-instance-metadata\").IPAddress}}",
                                                    LookInside.id(web, "web"))
                                            .strip()
                                    + "/ || echo not reached"),
                    "containers do not meet on the network that hides it");
        }
        assertEquals(
                "",
                Docker.run("network", "ls", "-q", "--filter", "name=evenkeel-no-instance-metadata"),
                "nothing is left");
    }

    private static String fromTheMachine() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + ADDRESS + ":51333/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static boolean run(String... words) throws InterruptedException {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
