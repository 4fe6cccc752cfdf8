package dev.evenkeel.cli.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.cli.CommandLine;
import dev.evenkeel.cli.CommandLine.Outcome;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.testkit.Load;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three engines as three machines, with one server over them. */
@NullUnmarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralEnginesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    /** Answers its container's name. */
    private static final String SERVE =
            "echo ready; hostname >/tmp/index.html; httpd -p 80 -h /tmp; trap 'exit 0' TERM; sleep 3600 & wait";

    private ThreeEngines three;
    private SortedMap<String, NetworkedEngine> engines = new TreeMap<>();
    private Path state = Path.of("");
    private ServerProcess server;

    @BeforeAll
    void start() throws Exception {
        need();
        three = new ThreeEngines(folder);
        engines = three.engines();
    }

    @AfterAll
    void end() throws Exception {
        if (three != null) {
            three.close();
        }
    }

    @BeforeEach
    void serve() throws Exception {
        state = Files.createTempDirectory(folder, "state");
        server = server();
        server.call("RegisterTaskDefinition", definition("bridge"));
        server.call("RegisterTaskDefinition", definition("awsvpc"));
    }

    @AfterEach
    void removeTasks() throws Exception {
        server.kill();
        for (NetworkedEngine engine : engines.values()) {
            for (String id : engine.docker("ps", "-aq")) {
                List<String> unused = engine.docker("rm", "-f", id);
            }
        }
        removeGroups(ServerProcess.owner(state));
    }

    /** A server that is killed leaves the control groups of its tasks to the one that would come after it. */
    private static void removeGroups(String owner) throws IOException {
        try (Stream<Path> hierarchies = Files.list(Path.of("/sys/fs/cgroup"))) {
            for (Path hierarchy : hierarchies.filter(Files::isDirectory).toList()) {
                Path own = hierarchy.resolve("evenkeel").resolve(owner);
                if (Files.isDirectory(own)) {
                    try (Stream<Path> groups = Files.find(own, 3, (path, found) -> found.isDirectory())) {
                        for (Path group :
                                groups.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(group);
                        }
                    }
                }
            }
        }
    }

    @Test
    void placesTasksByStrategiesAndConstraints() throws Exception {
        create("spread", 6, JsonObject.empty());
        create("ssd", 2, constraint("memberOf", "attribute:disk == ssd and attribute:ecs.availability-zone == zone-2"));
        create("one-each", 3, constraint("distinctInstance", null));

        await(() -> running("spread").size()
                        + running("ssd").size()
                        + running("one-each").size()
                == 11);

        assertEquals(
                Map.of("zone-1", 3, "zone-2", 3),
                counted(running("spread"), task -> task.text("availabilityZone", "")));
        assertEquals(Map.of("c", 2), places("ssd"));
        assertEquals(Map.of("a", 1, "b", 1, "c", 1), places("one-each"));
        assertEquals(
                containers(),
                counted(
                        Stream.of("spread", "ssd", "one-each")
                                .flatMap(this::hosts)
                                .toList(),
                        host -> host));
    }

    @Test
    void movesTheTasksOfAnInstanceThatIsDrained() throws Exception {
        create("web", 6, spread("instanceId"));
        await(() -> containers().equals(Map.of("a", 2, "b", 2, "c", 2)));

        server.call(
                "UpdateContainerInstancesState",
                JsonObject.empty()
                        .with("containerInstances", List.of(instance("b").text("containerInstanceArn", "")))
                        .with("status", "DRAINING"));

        await(() -> places("web").equals(Map.of("a", 3, "c", 3)) && containers().equals(Map.of("a", 3, "c", 3)));
    }

    @Test
    void keepsTheTasksOfAnEngineThatIsAwayForAWhile() throws Exception {
        create("web", 3, constraint("distinctInstance", null));
        await(() -> places("web").size() == 3 && containers().size() == 3);
        List<String> before = ids();

        engines.get("c").link(false);
        await(() -> !connected("c"));
        engines.get("c").link(true);
        await(() -> connected("c"));

        assertEquals(Map.of("a", 1, "b", 1, "c", 1), places("web"));
        assertEquals(before, ids());
        String stopped = engines.get("c").docker("ps", "-q").get(0);
        List<String> unused = engines.get("c").docker("kill", stopped);
        await(() -> !ids().contains(stopped) && places("web").equals(Map.of("a", 1, "b", 1, "c", 1)));
    }

    @Test
    void replacesTheTasksOfALostEngineAndEndsThemWhenItIsBack() throws Exception {
        create("web", 6, spread("instanceId"));
        create("serverless", 3, JsonObject.empty().with("launchType", "FARGATE"));
        await(() -> running("serverless").size() == 3 && containers().equals(Map.of("a", 3, "b", 3, "c", 3)));
        List<String> stale = engines.get("c").docker("ps", "-q");

        engines.get("c").kill();
        await(() -> names().equals(Set.of("a", "b"))
                && places("web").equals(Map.of("a", 3, "b", 3))
                && running("serverless").size() == 3);
        engines.get("c").startAgain();
        List<String> survivors = engines.get("c").docker("ps", "-q");
        await(() -> names().equals(Set.of("a", "b", "c")));

        assertEquals(stale, survivors);
        assertEquals(9, containers().get("a") + containers().get("b"));
        await(() -> engines.get("c").docker("ps", "-aq").isEmpty());
        scale("web", 9);
        await(() -> places("web").equals(Map.of("a", 3, "b", 3, "c", 3)));
    }

    @Test
    void takesOverTheTasksOfEachEngineAfterItWasKilled() throws Exception {
        create("web", 6, spread("instanceId"));
        create("serverless", 3, JsonObject.empty().with("launchType", "FARGATE"));
        await(() -> running("serverless").size() == 3 && running("web").size() == 6);
        List<String> before = ids();

        server.kill();
        List<String> killed = engines.get("b").docker("ps", "-q");
        List<String> unused = engines.get("b").docker("kill", killed.get(0));
        server = server();
        await(() -> running("serverless").size() == 3
                && running("web").size() == 6
                && !ids().contains(killed.get(0))
                && ids().size() == 9);

        List<String> kept = new ArrayList<>(before);
        kept.remove(killed.get(0));
        assertTrue(ids().containsAll(kept), kept + " " + ids());
    }

    @Test
    void answersContainersOfAnEngineThatWasToldAnAddress() throws Exception {
        create("web", 3, constraint("distinctInstance", null));
        await(() -> containers().size() == 3);
        String id = engines.get("a").docker("ps", "-q").get(0);

        List<String> answer =
                engines.get("a").docker("exec", id, "sh", "-c", "wget -qO- $ECS_CONTAINER_METADATA_URI_V4/task");

        String own = taskOn("a");
        assertTrue(String.join("", answer).contains(own), own + " " + answer);
    }

    @Test
    void commandsAndHearsContainersWhereverTheyRun() throws Exception {
        String text = "a line of forty characters, more or less\n".repeat(20_000);
        create("web", 3, constraint("distinctInstance", null).with("enableExecuteCommand", true));
        await(() -> containers().size() == 3);

        SortedMap<String, Outcome> commanded = new TreeMap<>();
        SortedMap<String, String> heard = new TreeMap<>();
        for (String name : engines.keySet()) {
            String task = taskOn(name);
            CommandLine cli = new CommandLine().with("EVENKEEL_ENDPOINT", server.url());
            commanded.put(
                    name, cli.typing(text).run("exec", task, "-i", "--", "sh", "-c", "cat; echo end >&2; exit 7"));
            JsonObject line = JsonReader.read(cli.run("logs", task, "--json").out());
            heard.put(name, line.text("text", "nothing"));
        }

        Outcome echoed = new Outcome(7, text, "end\n");
        assertEquals(Map.of("a", echoed, "b", echoed, "c", echoed), commanded);
        assertEquals(Map.of("a", "ready", "b", "ready", "c", "ready"), heard);
    }

    @Test
    void balancesRequestsOverEnginesAndLosesNoneInARoll() throws Exception {
        create("web", 3, spread("instanceId").with("loadBalancers", balancers("web")));
        create(
                "serverless",
                3,
                JsonObject.empty().with("launchType", "FARGATE").with("loadBalancers", balancers("own")));
        await(() -> isRolledOut("web") && isRolledOut("serverless"));

        for (String service : List.of("web", "serverless")) {
            try (Load load = new Load(port(service), "/", 4)) {
                await(() -> load.answered() > 200);
                Map<String, Integer> before = load.bodies();
                server.call(
                        "UpdateService",
                        JsonObject.empty().with("service", service).with("forceNewDeployment", true));
                await(() -> isRolledOut(service));
                load.bodies();
                int rolled = load.answered();
                await(() -> load.answered() > rolled + 200);
                Map<String, Integer> after = load.bodies();

                assertEquals(List.of(), load.failures());
                assertEquals(List.of(3, 3), List.of(before.size(), after.size()));
                assertTrue(Collections.disjoint(before.keySet(), after.keySet()), before + " " + after);
            }
        }
    }

    private static List<JsonObject> balancers(String group) {
        return List.of(JsonObject.empty()
                .with(
                        "targetGroupArn",
                        "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + group
                                + "/0000000000000001")
                .with("containerName", "app")
                .with("containerPort", 80));
    }

    private boolean isRolledOut(String service) throws Exception {
        List<JsonObject> deployments = server.call(
                        "DescribeServices", JsonObject.empty().with("services", List.of(service)))
                .objects("services")
                .get(0)
                .objects("deployments");
        return deployments.size() == 1
                && deployments.get(0).text("rolloutState", "").equals("COMPLETED");
    }

    /** Where requests to a service are taken. */
    private int port(String service) throws Exception {
        String listed = new CommandLine()
                .with("EVENKEEL_ENDPOINT", server.url())
                .run("services", "--json")
                .out();
        return JsonReader.read(listed).objects("services").stream()
                .filter(each -> each.text("name", "").equals(service))
                .map(each -> URI.create(each.texts("urls").get(0)).getPort())
                .findFirst()
                .orElseThrow();
    }

    private ServerProcess server() throws IOException {
        List<String> words = new ArrayList<>(List.of("--backend-options", "lost-after=20"));
        words.addAll(three.options());
        return ServerProcess.start(Map.of("PATH", three.path()), state, words.toArray(String[]::new));
    }

    private static JsonObject definition(String networkMode) {
        JsonObject container = JsonObject.empty()
                .with("name", "app")
                .with("image", "busybox:latest")
                .with("memory", 64)
                .with("portMappings", List.of(JsonObject.empty().with("containerPort", 80)))
                .with("command", List.of("sh", "-c", SERVE))
                // Without one it would count as healthy after 40 s, and no task would go before.
                .with(
                        "healthCheck",
                        JsonObject.empty()
                                .with("command", List.of("CMD", "true"))
                                .with("interval", 5));
        JsonObject definition = JsonObject.empty()
                .with("family", networkMode)
                .with("networkMode", networkMode)
                .with("containerDefinitions", List.of(container));
        return networkMode.equals("awsvpc")
                ? definition
                        .with("requiresCompatibilities", List.of("FARGATE"))
                        .with("cpu", "256")
                        .with("memory", "512")
                : definition;
    }

    private void create(String name, int count, JsonObject more) throws Exception {
        boolean fargate = more.text("launchType", "EC2").equals("FARGATE");
        JsonObject service = more.with("serviceName", name)
                .with("taskDefinition", fargate ? "awsvpc" : "bridge")
                .with("desiredCount", count);
        JsonObject network = JsonObject.empty()
                .with("awsvpcConfiguration", JsonObject.empty().with("subnets", List.of("subnet-1")));
        server.call("CreateService", fargate ? service.with("networkConfiguration", network) : service);
    }

    private void scale(String name, int count) throws Exception {
        server.call("UpdateService", JsonObject.empty().with("service", name).with("desiredCount", count));
    }

    private static JsonObject constraint(String type, @Nullable String expression) {
        JsonObject constraint = JsonObject.empty().with("type", type);
        return JsonObject.empty()
                .with(
                        "placementConstraints",
                        List.of(expression == null ? constraint : constraint.with("expression", expression)));
    }

    private static JsonObject spread(String field) {
        return JsonObject.empty()
                .with(
                        "placementStrategy",
                        List.of(JsonObject.empty().with("type", "spread").with("field", field)));
    }

    private List<JsonObject> running(String service) throws Exception {
        List<String> arns = server.call("ListTasks", JsonObject.empty().with("serviceName", service))
                .texts("taskArns");
        return arns.isEmpty()
                ? List.of()
                : server.call("DescribeTasks", JsonObject.empty().with("tasks", arns)).objects("tasks").stream()
                        .filter(task -> task.text("lastStatus", "").equals("RUNNING"))
                        .toList();
    }

    /** How many running tasks of a service each instance has. */
    private Map<String, Integer> places(String service) throws Exception {
        SortedMap<String, String> names = new TreeMap<>();
        instances()
                .forEach(instance ->
                        names.put(instance.text("containerInstanceArn", ""), instance.text("ec2InstanceId", "")));
        return counted(running(service), task -> names.getOrDefault(task.text("containerInstanceArn", ""), "nowhere"));
    }

    /** The instance of each running task of a service. */
    private Stream<String> hosts(String service) {
        try {
            return places(service).entrySet().stream()
                    .flatMap(place -> Collections.nCopies(place.getValue(), place.getKey()).stream());
        } catch (Exception unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    private static <T> Map<String, Integer> counted(List<T> things, Function<T, String> by) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        things.forEach(thing -> counts.merge(by.apply(thing), 1, Integer::sum));
        return counts;
    }

    private List<JsonObject> instances() throws Exception {
        List<String> arns =
                server.call("ListContainerInstances", JsonObject.empty()).texts("containerInstanceArns");
        return arns.isEmpty()
                ? List.of()
                : server.call("DescribeContainerInstances", JsonObject.empty().with("containerInstances", arns))
                        .objects("containerInstances");
    }

    private JsonObject instance(String name) throws Exception {
        return instances().stream()
                .filter(instance -> instance.text("ec2InstanceId", "").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The ARN of the only running task of {@code web} on an instance. */
    private String taskOn(String name) throws Exception {
        String place = instance(name).text("containerInstanceArn", "");
        return running("web").stream()
                .filter(task -> task.text("containerInstanceArn", "").equals(place))
                .map(task -> task.text("taskArn", ""))
                .findFirst()
                .orElse("none");
    }

    private boolean connected(String name) throws Exception {
        return JsonWriter.compact(instance(name)).contains("\"agentConnected\":true");
    }

    private Set<String> names() throws Exception {
        Set<String> names = new TreeSet<>();
        instances().forEach(instance -> names.add(instance.text("ec2InstanceId", "")));
        return names;
    }

    /** How many containers of tasks run on each engine, as the engines see it; none for one that has ended. */
    private Map<String, Integer> containers() throws Exception {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Map.Entry<String, NetworkedEngine> engine : engines.entrySet()) {
            int count = engine.getValue().docker("ps", "-q").size();
            if (count > 0) {
                counts.put(engine.getKey(), count);
            }
        }
        return counts;
    }

    private List<String> ids() throws Exception {
        List<String> all = new ArrayList<>();
        for (NetworkedEngine engine : engines.values()) {
            all.addAll(engine.docker("ps", "-q").stream().sorted().toList());
        }
        return all;
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + instances());
            }
            Thread.sleep(200);
        }
    }

    private static void need() throws Exception {
        DockerEngine.need();
        for (String program : List.of("dockerd", "nsenter", "ip", "openssl")) {
            boolean there = DockerEngine.run("sh", "-c", "command -v " + program) == 0;
            assertTrue(there || System.getenv("EVENKEEL_REQUIRE_DOCKER") == null, program + " is not on the PATH");
            assumeTrue(there, "three engines want " + program + " on the PATH");
        }
        assumeTrue("root".equals(System.getProperty("user.name")), "three engines want root");
    }
}
