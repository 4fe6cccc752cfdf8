package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.docker.Docker;
import dev.evenkeel.docker.Inside;
import dev.evenkeel.docker.LiveRegion;
import dev.evenkeel.docker.NeedsEngine;
import dev.evenkeel.docker.TaskJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataOnEngineTest {
    private LiveRegion region;

    @BeforeAll
    void open() {
        region = new LiveRegion("allow=host-network");
    }

    @AfterAll
    void close() {
        region.close();
    }

    @Test
    void aContainerReadsWhatIsKnownOfItself() throws Exception {
        Task task = region.run(TaskJson.task("{'family': 'self', 'containerDefinitions': ["
                + TaskJson.app("'cpu': 128, 'memory': 64, 'dockerLabels': {'team': 'blue'},"
                        + " 'healthCheck': {'command': ['CMD-SHELL', 'exit 0'], 'interval': 5}")
                + "]}"));
        Inside inside = Inside.of(task, 0);

        JsonObject seen = inside.get("$ECS_CONTAINER_METADATA_URI_V4");

        JsonObject engine = new JsonArray(Docker.run("inspect", inside.containerId())).getJsonObject(0);
        String address = engine.getJsonObject("NetworkSettings").getString("IPAddress");
        seen.getJsonObject("Health").clear();
        assertEquals(
                new JsonObject()
                        .put("DockerId", inside.containerId())
                        .put("Name", "app")
                        .put("DockerName", engine.getString("Name").substring(1))
                        .put("Image", "busybox:latest")
                        .put("ImageID", engine.getString("Image"))
                        .put(
                                "Labels",
                                new JsonObject()
                                        .put("com.amazonaws.ecs.cluster", "default")
                                        .put("com.amazonaws.ecs.container-name", "app")
                                        .put(
                                                "com.amazonaws.ecs.task-arn",
                                                task.taskArn().value())
                                        .put("com.amazonaws.ecs.task-definition-family", "self")
                                        .put("com.amazonaws.ecs.task-definition-version", "1")
                                        .put("team", "blue"))
                        .put("DesiredStatus", "RUNNING")
                        .put("KnownStatus", "RUNNING")
                        .put("Limits", new JsonObject().put("CPU", 128).put("Memory", 64))
                        .put("CreatedAt", engine.getString("Created"))
                        .put("StartedAt", engine.getJsonObject("State").getString("StartedAt"))
                        .put("Type", "NORMAL")
                        .put("Health", new JsonObject())
                        .put("ContainerARN", region.engine.settings().scope().container(task.taskArn(), "app"))
                        .put(
                                "Networks",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("NetworkMode", "bridge")
                                                .put("IPv4Addresses", new JsonArray().add(address)))),
                seen);
    }

    @Test
    void theContainersOfATaskWithOneNetworkReadTheSameTaskAndEachItself() throws Exception {
        Task task =
                region.run(TaskJson.task("{'family': 'pair', 'networkMode': 'awsvpc', 'cpu': '512', 'memory': '256',"
                        + " 'containerDefinitions': [APP, " + TaskJson.app("'name': 'side'") + "]}"));

        JsonObject fromApp = Inside.of(task, 0).get("$ECS_CONTAINER_METADATA_URI_V4/task");
        JsonObject fromSide = Inside.of(task, 1).get("$ECS_CONTAINER_METADATA_URI_V4/task");
        List<String> names = List.of(
                Inside.of(task, 0).get("$ECS_CONTAINER_METADATA_URI_V4").getString("Name"),
                Inside.of(task, 1).get("$ECS_CONTAINER_METADATA_URI_V4").getString("Name"));

        assertEquals(List.of("app", "side"), names);
        assertEquals(fromApp, fromSide);
        JsonArray containers = (JsonArray) fromApp.remove("Containers");
        assertEquals(2, containers.size());
        JsonObject network =
                containers.getJsonObject(1).getJsonArray("Networks").getJsonObject(0);
        assertEquals(
                Inside.of(task, 1).shell("ip -4 -o addr show eth0 | sed 's/.*inet \\([0-9.]*\\).*/\\1/'"),
                network.getJsonArray("IPv4Addresses").getString(0));
        assertEquals("awsvpc", network.getString("NetworkMode"));
        assertTrue(fromApp.getString("PullStartedAt").endsWith("Z"));
        fromApp.remove("PullStartedAt");
        fromApp.remove("PullStoppedAt");
        assertEquals(
                new JsonObject()
                        .put("Cluster", "default")
                        .put("TaskARN", task.taskArn().value())
                        .put("Family", "pair")
                        .put("Revision", "1")
                        .put("DesiredStatus", "RUNNING")
                        .put("KnownStatus", "RUNNING")
                        .put("Limits", new JsonObject().put("CPU", 0.5).put("Memory", 256))
                        .put("AvailabilityZone", "local")
                        .put("LaunchType", "EC2")
                        .put("FaultInjectionEnabled", false),
                fromApp);
    }

    @Test
    void aContainerOnTheHostsNetworkReadsItsTaskToo() throws Exception {
        Task task =
                region.run(TaskJson.task("{'family': 'onhost', 'networkMode': 'host', 'containerDefinitions': [APP]}"));

        JsonObject seen = Inside.of(task, 0).get("$ECS_CONTAINER_METADATA_URI_V4/task");

        assertEquals(task.taskArn().value(), seen.getString("TaskARN"));
        assertEquals(
                "[{\"NetworkMode\":\"host\"}]",
                seen.getJsonArray("Containers")
                        .getJsonObject(0)
                        .getJsonArray("Networks")
                        .encode());
    }

    @Test
    void aContainerWithoutANetworkIsToldOfNoEndpoint() throws Exception {
        Task task =
                region.run(TaskJson.task("{'family': 'alone', 'networkMode': 'none', 'containerDefinitions': [APP]}"));

        assertEquals("", Inside.of(task, 0).shell("env | grep ^ECS_; true"));
        assertEquals("us-east-1 AWS_ECS_EC2", Inside.of(task, 0).shell("echo $AWS_REGION $AWS_EXECUTION_ENV"));
    }

    @Test
    void whatTheDefinitionSetsStays() throws Exception {
        Task task = region.run(TaskJson.task("{'family': 'own', 'containerDefinitions': ["
                + TaskJson.app("'environment': [{'name': 'AWS_REGION', 'value': 'eu-west-1'}]") + "]}"));

        assertEquals("eu-west-1", Inside.of(task, 0).variable("AWS_REGION"));
    }

    @Test
    void tagsAreThereOnlyWhereTheyAreAskedFor() throws Exception {
        Task task = region.run(TaskJson.task("{'family': 'tagged', 'containerDefinitions': [APP]}"));
        Object unused = region.call(() -> region.engine
                .ecs()
                .tagResource(new TagResourceRequest(task.taskArn().value(), List.of(new Tag("team", "blue")))));

        JsonObject without = Inside.of(task, 0).get("$ECS_CONTAINER_METADATA_URI_V4/task");
        JsonObject with = Inside.of(task, 0).get("$ECS_CONTAINER_METADATA_URI_V4/taskWithTags");

        assertEquals(
                new JsonObject().put("team", "blue").encode() + "{}",
                with.remove("TaskTags").toString() + with.remove("ContainerInstanceTags"));
        assertEquals(without, with);
    }

    @Test
    void versionThreeKnowsLess() throws Exception {
        Task task = region.run(TaskJson.task("{'family': 'three', 'containerDefinitions': [APP]}"));
        Inside inside = Inside.of(task, 0);

        JsonObject three = inside.get("$ECS_CONTAINER_METADATA_URI/task");
        JsonObject four = inside.get("$ECS_CONTAINER_METADATA_URI_V4/task");

        four.remove("LaunchType");
        four.remove("FaultInjectionEnabled");
        four.getJsonArray("Containers").getJsonObject(0).remove("ContainerARN");
        assertEquals(four, three);
    }

    @Test
    void statisticsAreTheEngines() throws Exception {
        Task task = region.run(TaskJson.task("{'family': 'stats', 'containerDefinitions': [APP]}"));
        Inside inside = Inside.of(task, 0);
        // The engine sends them once a second, and a rate needs two.
        inside.shell("for i in 1 2 3 4 5 6 7 8; do"
                + " wget -q -O - $ECS_CONTAINER_METADATA_URI_V4/stats 2>/dev/null | grep -q network_rate_stats && exit 0;"
                + " sleep 1; done; exit 1");

        JsonObject own = inside.get("$ECS_CONTAINER_METADATA_URI_V4/stats");
        JsonObject all = inside.get("$ECS_CONTAINER_METADATA_URI_V4/task/stats");

        assertTrue(
                own.fieldNames()
                        .containsAll(List.of(
                                "read",
                                "preread",
                                "cpu_stats",
                                "precpu_stats",
                                "memory_stats",
                                "networks",
                                "name",
                                "id")),
                own.fieldNames().toString());
        assertEquals(inside.containerId(), own.getString("id"));
        assertEquals(
                Set.of("rx_bytes_per_sec", "tx_bytes_per_sec"),
                own.getJsonObject("network_rate_stats").fieldNames());
        assertEquals(Set.of(inside.containerId()), all.fieldNames());
    }

    @Test
    void anIdAnswersToItsOwnContainerAlone() throws Exception {
        Task mine = region.run(TaskJson.task("{'family': 'mine', 'containerDefinitions': [APP]}"));
        Task other = region.run(TaskJson.task("{'family': 'other', 'containerDefinitions': [APP]}"));
        String uri = Inside.of(mine, 0).variable("ECS_CONTAINER_METADATA_URI_V4");
        String id = uri.substring(uri.lastIndexOf('/') + 1);
        String refused =
                "404 Not Found\n\"V4 container metadata handler: unable to get container ID from request: unable to"
                        + " get docker ID from v3 endpoint ID: " + id + "\"";

        assertEquals(32, id.length());
        assertEquals(refused, Inside.of(other, 0).request("GET", uri, "", ""));
        assertEquals(
                "\"" + refused.substring(refused.indexOf('\n') + 2),
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                        .body());
        assertEquals(
                refused.replace(id, "0".repeat(32)),
                Inside.of(mine, 0).request("GET", uri.replace(id, "0".repeat(32)), "", ""));
        assertEquals(
                "200 OK",
                Inside.of(mine, 0)
                        .request("GET", uri, "", "")
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void forwardedRequestsAndOtherMethodsAreRefused() throws Exception {
        Inside inside = Inside.of(region.run(TaskJson.task("{'family': 'fwd', 'containerDefinitions': [APP]}")), 0);

        assertEquals(
                "403 Forbidden\n\"forwarded requests are refused\"",
                inside.request("GET", "$ECS_CONTAINER_METADATA_URI_V4", "X-Forwarded-For: 10.0.0.1\\r\\n", ""));
        assertEquals(
                "405 Method Not Allowed\n\"method not allowed\"",
                inside.request("POST", "$ECS_CONTAINER_METADATA_URI_V4", "", "{}"));
        assertEquals(
                "404 Not Found\n\"404 page not found\"",
                inside.request("GET", "$ECS_CONTAINER_METADATA_URI_V4/no/such/path", "", ""));
    }

    @Test
    void whatAContainerWasToldHoldsInAnotherLifeOfTheProcess() throws Exception {
        TaskDefinition definition = TaskJson.task("{'family': 'kept', 'networkMode': 'awsvpc', 'containerDefinitions':"
                + " [APP, " + TaskJson.app("'name': 'side'") + "]}");
        Task task;
        String owner;
        List<Event> recorded;
        try (LiveRegion first = new LiveRegion("cleanup=false")) {
            owner = first.owner;
            task = first.run(definition);
            recorded = List.copyOf(first.journal);
        }
        try (LiveRegion second = new LiveRegion(recorded, "owner=" + owner)) {
            second.await(task.taskArn(), Task::isRunning);

            Inside app = Inside.of(task, 0);
            Inside side = Inside.of(task, 1);
            app.shell(
                    "for i in 1 2 3 4 5; do wget -q -O - $ECS_CONTAINER_METADATA_URI_V4 && exit 0; sleep 1; done; exit 1");
            assertEquals(
                    List.of("app", "side"),
                    List.of(
                            app.get("$ECS_CONTAINER_METADATA_URI_V4").getString("Name"),
                            side.get("$ECS_CONTAINER_METADATA_URI_V4").getString("Name")));
        }
    }
}
