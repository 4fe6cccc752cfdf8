package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.definition;
import static dev.evenkeel.docker.Definitions.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.docker.task.OwnLabels;
import dev.evenkeel.testkit.Records;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Tasks of a cluster find each other by name, on a real engine, looked up from inside of containers. */
@NullUnmarked
@NeedsEngine
class NamesOnEngineTest {
    private static final String SLEEPING = "trap exit TERM; sleep 600 & wait";
    private static final ServiceArn WEB = Definitions.SCOPE.service("default", "web");

    private static final Map<String, Object> CLIENT = Map.of("serviceConnectConfiguration", Map.of("enabled", true));
    private static final Map<String, Object> SERVER = Map.of(
            "serviceConnectConfiguration",
            Map.of(
                    "enabled",
                    true,
                    "namespace",
                    "inside",
                    "services",
                    List.of(
                            Map.of("portName", "http"),
                            Map.of(
                                    "portName",
                                    "http",
                                    "clientAliases",
                                    List.of(Map.of("port", 80, "dnsName", "Shop.example"))))));

    private static Definitions.Container web() {
        return new Definitions.Container("main", "evenkeel-test/web:v1")
                .port(80, "http")
                .limits(16, 32)
                .stopTimeout(2);
    }

    private static Definitions.Container sleeping(String name) {
        return shell(name, SLEEPING).limits(16, 16);
    }

    /** The addresses that a name has, sorted, on one line. */
    private static String lookUp(Inside inside, String name) throws Exception {
        return inside.shell("nslookup " + name
                + " 2>/dev/null | awk '/^Name:/ {found = 1} found && /^Address/ {print $NF}'" + " | sort | xargs");
    }

    private static String addresses(List<Task> tasks) {
        return String.join(
                " ",
                tasks.stream()
                        .map(task -> task.progress().containers().get(0).networkInterfaces())
                        .map(interfaces -> interfaces.get(0))
                        .map(NetworkInterface::privateIpv4Address)
                        .sorted()
                        .toList());
    }

    @Test
    void servicesWithServiceConnectFindEachOtherByAllTheirNames() throws Exception {
        try (LiveRegion region = new LiveRegion()) {
            List<Task> servers =
                    region.serve("web", 2, definition("awsvpc", null, null, Map.of(), web()), "other", SERVER);
            Inside client = Inside.of(
                    region.serve(
                                    "client",
                                    1,
                                    definition("awsvpc", null, null, Map.of(), sleeping("a"), sleeping("b")),
                                    "other",
                                    CLIENT)
                            .get(0),
                    1);

            for (String name : List.of("web", "web.default", "http.inside", "shop.example", "SHOP.example")) {
                assertEquals(addresses(servers), lookUp(client, name), name);
            }
            assertEquals("v1", client.shell("wget -q -O - http://shop.example/"));
            assertEquals("", lookUp(client, "main"));
            assertEquals(
                    "client",
                    client.get("${ECS_CONTAINER_METADATA_URI_V4}/task").getString("ServiceName"),
                    "the agent is reached from there too");
        }
    }

    @Test
    void onlyTasksThatRunHaveAName() throws Exception {
        try (LiveRegion region = new LiveRegion("names=all")) {
            List<Task> both = region.serve("web", 2, definition("awsvpc", null, null, Map.of(), web()));
            Inside client = Inside.of(region.run(definition(null, null, null, Map.of(), sleeping("a"))), 0);
            assertEquals(addresses(both), lookUp(client, "web"));

            Docker.run("kill", Inside.of(both.get(0), 0).containerId());
            List<Task> after = region.await(
                    WEB,
                    tasks -> tasks.size() == 2
                            && tasks.stream().allMatch(Task::isRunning)
                            && tasks.stream()
                                    .noneMatch(task ->
                                            task.taskArn().equals(both.get(0).taskArn())));

            assertEquals(addresses(after), lookUp(client, "web"));
            region.call(() -> region.engine
                    .ecs()
                    .updateService(Records.of(UpdateServiceRequest.class, "service", "web", "desiredCount", 0)));
            region.await(WEB, List::isEmpty);
            assertEquals("", lookUp(client, "web"));
        }
    }

    @Test
    void aTaskWhoseContainersShareANetworkIsFoundByIt() throws Exception {
        try (LiveRegion region = new LiveRegion("names=all")) {
            List<Task> servers =
                    region.serve("web", 1, definition("awsvpc", null, null, Map.of(), sleeping("side"), web()));
            Inside client =
                    Inside.of(region.run(definition("awsvpc", null, null, Map.of(), sleeping("a"), sleeping("b"))), 1);

            assertEquals(addresses(servers), lookUp(client, "web.default"));
            assertEquals("v1", client.shell("wget -q -O - http://web/"));
        }
    }

    @Test
    void inBridgeModeANameLeadsToTheContainerWithThePortAndLinksGoOnWorking() throws Exception {
        try (LiveRegion region = new LiveRegion("names=all")) {
            Task server = region.serve(
                            "web",
                            1,
                            definition(
                                    "bridge",
                                    null,
                                    null,
                                    Map.of(),
                                    sleeping("side").link("main:local"),
                                    web()))
                    .get(0);
            Inside client = Inside.of(region.run(definition("bridge", null, null, Map.of(), sleeping("a"))), 0);

            assertEquals("v1", client.shell("wget -q -O - http://web/"));
            assertEquals("v1", Inside.of(server, 0).shell("wget -q -O - http://local/"));
            assertEquals("", lookUp(client, "local"), "a link is its own container's");
            assertEquals(1, lookUp(client, "web").split(" ").length);
        }
    }

    @Test
    void aClusterNeitherFindsNorReachesAnother() throws Exception {
        try (LiveRegion region = new LiveRegion("names=all")) {
            region.call(() ->
                    region.engine.ecs().createCluster(Records.of(CreateClusterRequest.class, "clusterName", "other")));
            List<Task> servers = region.serve("web", 1, definition("awsvpc", null, null, Map.of(), web()));
            Inside stranger =
                    Inside.of(region.run("other", definition("bridge", null, null, Map.of(), sleeping("a"))), 0);
            Inside friend = Inside.of(region.run(definition("bridge", null, null, Map.of(), sleeping("a"))), 0);
            // The shell itself says when it ends what takes too long: on one stream, so that it comes first.
            String fetch = "exec 2>&1; timeout 3 wget -q -O - http://" + addresses(servers) + "/ || echo not reached";

            assertEquals("", lookUp(stranger, "web"));
            assertEquals("", lookUp(stranger, "web.default"));
            assertEquals("not reached", stranger.shell(fetch).lines().reduce("", (a, b) -> b));
            assertEquals("v1", friend.shell(fetch));
        }
    }

    @Test
    void whoDoesNotAskForNamesIsOnTheEnginesOwnBridge() throws Exception {
        try (LiveRegion region = new LiveRegion()) {
            Task plain = region.serve("web", 1, definition("awsvpc", null, null, Map.of(), web()))
                    .get(0);
            Task alone = region.run(definition(null, null, null, Map.of(), sleeping("a")));

            assertEquals(List.of("bridge", "bridge"), List.of(network(plain), network(alone)));
            assertEquals(List.of(), networks(region.owner));
        }
        try (LiveRegion region = new LiveRegion("names=off")) {
            Task server = region.serve("web", 1, definition("awsvpc", null, null, Map.of(), web()), "other", SERVER)
                    .get(0);

            assertEquals("bridge", network(server));
        }
    }

    @Test
    void aStandAloneTaskFindsServicesThatHaveNames() throws Exception {
        try (LiveRegion region = new LiveRegion()) {
            List<Task> servers =
                    region.serve("web", 1, definition("awsvpc", null, null, Map.of(), web()), "other", SERVER);
            Inside client = Inside.of(region.run(definition(null, null, null, Map.of(), sleeping("a"))), 0);

            assertEquals(addresses(servers), lookUp(client, "http.inside"));
        }
    }

    @Test
    void theNetworkGoesWithItsLastTaskAndComesBackWithTheNext() throws Exception {
        try (LiveRegion region = new LiveRegion("names=all")) {
            Task first = region.run(definition("awsvpc", null, null, Map.of(), sleeping("a"), sleeping("b")));
            List<String> made = networks(region.owner);
            region.stop(first.taskArn());
            awaitNetworks(region.owner, 0);

            Task second = region.run(definition("awsvpc", null, null, Map.of(), sleeping("a")));

            assertEquals(1, made.size());
            assertEquals(made.get(0), network(second));
        }
    }

    @Test
    void namesOutliveARestart() throws Exception {
        String owner;
        String before;
        LiveRegion first = new LiveRegion("names=all", "cleanup=false");
        try (first) {
            owner = first.owner;
            before = addresses(first.serve("web", 1, definition("awsvpc", null, null, Map.of(), web())));
        }

        try (LiveRegion second = new LiveRegion(first.journal, "names=all", "owner=" + owner)) {
            Inside client = Inside.of(second.run(definition(null, null, null, Map.of(), sleeping("a"))), 0);

            assertEquals(before, lookUp(client, "web"));
            assertEquals(1, networks(owner).size());
        }
        assertEquals(List.of(), networks(owner));
    }

    @Test
    void aNetworkThatAnEarlierLifeLeftGoesAndOthersStay() throws Exception {
        String owner = "test-" + UUID.randomUUID().toString().substring(0, 8);
        String mine = "label=" + OwnLabels.OWNER + "=" + owner;
        Docker.run(
                "network",
                "create",
                "--label",
                mine.substring(6),
                "--label",
                "dev.evenkeel.cluster=" + Definitions.SCOPE.cluster("gone"),
                OwnLabels.networkName(Definitions.SCOPE.cluster("gone"), owner));
        Docker.run(
                "network",
                "create",
                "--label",
                mine.substring(6),
                "--label",
                "dev.evenkeel.cluster=arn:aws:ecs:mars-1:123456789012:cluster/gone",
                owner + "-elsewhere");
        Docker.run("network", "create", owner + "-others");
        try (LiveRegion region = new LiveRegion("names=all", "owner=" + owner)) {
            awaitNetworks(owner, 1);

            assertEquals(List.of(owner + "-elsewhere"), networks(region.owner));
        } finally {
            Docker.run("network", "rm", owner + "-others");
        }
    }

    @Test
    void aNetworkOfThatNameWhichIsNotOursIsLeftAloneAndSaidToBeInTheWay() throws Exception {
        try (LiveRegion region = new LiveRegion("names=all")) {
            String name = OwnLabels.networkName(Definitions.SCOPE.cluster("default"), region.owner);
            Docker.run("network", "create", name);
            try {
                String revision = region.register(definition(null, null, null, Map.of(), sleeping("a")));
                TaskArn task = new TaskArn(String.valueOf(region.call(() -> region.engine
                        .ecs()
                        .runTask(Records.of(RunTaskRequest.class, "taskDefinition", revision, "count", 1))
                        .tasks()
                        .get(0)
                        .taskArn())));
                Task stopped = region.awaitStopped(task);

                assertTrue(
                        String.valueOf(stopped.progress().stoppedReason())
                                .startsWith(
                                        "ResourceInitializationError: the network of cluster default can not be made:"
                                                + " a network named " + name
                                                + " is there already and is not Evenkeel's"),
                        String.valueOf(stopped));
                assertEquals(
                        List.of(name),
                        Docker.lines("network", "ls", "--format", "{{.Name}}", "--filter", "name=" + name));
            } finally {
                Docker.run("network", "rm", name);
            }
        }
    }

    private static String network(Task task) throws Exception {
        String id = Objects.requireNonNull(task.progress().containers().get(0).runtimeId());
        return Docker.run("inspect", "-f", "{{.HostConfig.NetworkMode}}", id).strip();
    }

    private static List<String> networks(String owner) throws Exception {
        return Docker.lines(
                "network", "ls", "--format", "{{.Name}}", "--filter", "label=" + OwnLabels.OWNER + "=" + owner);
    }

    private static void awaitNetworks(String owner, int count) throws Exception {
        Docker.awaitLines(count, "network", "ls", "-q", "--filter", "label=" + OwnLabels.OWNER + "=" + owner);
    }
}
