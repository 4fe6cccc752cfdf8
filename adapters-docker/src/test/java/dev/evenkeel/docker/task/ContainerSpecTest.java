package dev.evenkeel.docker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerOverride;
import dev.evenkeel.core.task.KeyValuePair;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.Ulimit;
import dev.evenkeel.docker.Definitions;
import dev.evenkeel.docker.Definitions.Container;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole create bodies, as the engine would get them. */
class ContainerSpecTest {

    private static final ArnScope SCOPE = Definitions.SCOPE;

    @Test
    void asksForLittleWhenLittleIsDefined() {
        TaskStart start =
                start(Definitions.definition(null, null, null, Map.of(), new Container("app", "busybox")), null);

        JsonObject spec = ContainerSpec.of(start, first(start), alone());

        assertEquals(new JsonObject("""
                {"Image":"busybox",
                 "HostConfig":{"CpuShares":2,"Memory":1073741824,"SecurityOpt":["no-new-privileges"],"PidsLimit":4096,
                   "LogConfig":{"Type":"json-file","Config":{"max-size":"16m","max-file":"2"}},
                   "NetworkMode":"bridge"},
                 "Labels":LABELS}""".replace("LABELS", labels("app", ""))), withoutDigest(spec));
    }

    @Test
    void mapsEveryMemberItHonours() {
        ContainerDefinition full = new ContainerDefinition(
                "app",
                "web:1",
                256,
                128,
                64,
                null,
                List.of(
                        new PortMapping(80, 8080, "tcp", null, null, null, null),
                        new PortMapping(53, 0, "UDP", null, null, null, null)),
                true,
                null,
                List.of("sh", "-c"),
                List.of("serve"),
                List.of(new KeyValuePair("A", "1"), new KeyValuePair("B", "2")),
                null,
                null,
                null,
                null,
                5,
                "here",
                "1000:1000",
                "/srv",
                false,
                true,
                Map.of("team", "blue"),
                List.of(new Ulimit("nofile", 1024, 2048)),
                new HealthCheck(List.of("CMD", "true"), 10, 2, 4, 7),
                null,
                null);
        TaskStart start = start(definition(full, "bridge", "512", "100"), null);

        JsonObject spec = ContainerSpec.of(start, full, alone());

        assertEquals(new JsonObject("""
                {"Image":"web:1","Entrypoint":["sh","-c"],"Cmd":["serve"],"Env":["A=1","B=2"],
                 "WorkingDir":"/srv","User":"1000:1000","Hostname":"here",
                 "Healthcheck":{"Test":["CMD","true"],"Interval":10000000000,"Timeout":2000000000,"Retries":4,
                                "StartPeriod":7000000000},
                 "ExposedPorts":{"80/tcp":{},"53/udp":{}},
                 "HostConfig":{"CpuShares":256,"CpuPeriod":100000,"CpuQuota":50000,"Memory":104857600,
                   "MemoryReservation":67108864,"SecurityOpt":["no-new-privileges"],"PidsLimit":4096,
                   "ReadonlyRootfs":true,"Ulimits":[{"Name":"nofile","Soft":1024,"Hard":2048}],"NetworkMode":"bridge",
                   "LogConfig":{"Type":"json-file","Config":{"max-size":"16m","max-file":"2"}},
                   "PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}],
                                   "53/udp":[{"HostIp":"127.0.0.1","HostPort":""}]}},
                 "Labels":LABELS}""".replace("LABELS", labels("app", "\"team\":\"blue\","))), withoutDigest(spec));
    }

    @Test
    void letsARunChangeCommandEnvironmentAndSize() {
        Container app = new Container("app", "busybox").command("old").limits(128, 64);
        TaskDefinition definition = Definitions.definition(null, "256", "512", Map.of(), app);
        ContainerOverride change = new ContainerOverride(
                "app", List.of("new", "one"), List.of(new KeyValuePair("A", "9")), 512, 256, null, null);
        TaskStart start = start(definition, new TaskOverride(List.of(change), "1024", null, "1024", null, null));

        JsonObject spec = ContainerSpec.of(start, first(start), alone());

        assertEquals(new JsonObject("""
                {"Image":"busybox","Cmd":["new","one"],"Env":["A=9"],
                 "HostConfig":{"CpuShares":512,"CpuPeriod":100000,"CpuQuota":100000,"Memory":268435456,
                   "SecurityOpt":["no-new-privileges"],"PidsLimit":4096,"NetworkMode":"bridge",
                   "LogConfig":{"Type":"json-file","Config":{"max-size":"16m","max-file":"2"}}},
                 "Labels":LABELS}""".replace("LABELS", labels("app", ""))), withoutDigest(spec));
    }

    @Test
    void leavesPortsToThePauseContainerOfASharedNetwork() {
        TaskDefinition definition = Definitions.definition(
                "awsvpc",
                null,
                null,
                Map.of(),
                new Container("app", "busybox").port(80, 80),
                new Container("side", "busybox"));
        TaskStart start = start(definition, null);

        JsonObject app = ContainerSpec.of(start, first(start), sharing("the-pause"));
        JsonObject pause = ContainerSpec.pause(start, "pause:1", null, "me", "192.0.2.7");

        assertEquals("container:the-pause", app.getJsonObject("HostConfig").getString("NetworkMode"));
        assertEquals(null, app.getValue("ExposedPorts"));
        assertEquals(new JsonObject("""
                {"Image":"pause:1","Entrypoint":["/pause"],"ExposedPorts":{"80/tcp":{}},
                 "HostConfig":{"NetworkMode":"bridge","ReadonlyRootfs":true,"SecurityOpt":["no-new-privileges"],
                   "PortBindings":{"80/tcp":[{"HostIp":"192.0.2.7","HostPort":""}]}},
                 "Labels":LABELS}""".replace("LABELS", labels("~internal~ecs~pause", ""))), withoutDigest(pause));
    }

    @Test
    void doesNotLetAUserTakeOurLabels() {
        ContainerDefinition liar = new ContainerDefinition(
                "app",
                "a",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("dev.evenkeel.owner", "other", "dev.evenkeel.spec", "x"),
                null,
                null,
                null,
                null);
        TaskStart start = start(definition(liar, null, null, null), null);

        JsonObject labels = ContainerSpec.of(start, liar, alone()).getJsonObject("Labels");

        assertEquals("me", labels.getString("dev.evenkeel.owner"));
        assertEquals(20, labels.getString("dev.evenkeel.spec").length());
    }

    @Test
    void namesAContainerTheSameEachTimeAndApartFromOtherOwners() {
        TaskStart start = start(Definitions.definition(null, null, null, Map.of(), new Container("app", "a")), null);

        String name = OwnLabels.containerName(start, "app", "me");

        assertEquals(name, OwnLabels.containerName(start, "app", "me"));
        assertEquals("ecs-demo-1-app-", name.substring(0, 15));
        assertEquals(35, name.length());
        assertEquals(false, name.equals(OwnLabels.containerName(start, "app", "you")));
    }

    private static Surroundings alone() {
        return sharing(null);
    }

    private static Surroundings sharing(@Nullable String pause) {
        Host host = new Host(2048, true, 1024, new HostFolders(List.of(), null, false, false), null, "127.0.0.1", null);
        return new Surroundings("me", host, pause, null, null, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    private static TaskStart start(TaskDefinition definition, @Nullable TaskOverride overrides) {
        return new TaskStart(
                SCOPE.task("test", "0123456789abcdef0123456789abcdef"),
                SCOPE.cluster("test"),
                definition,
                overrides,
                LaunchType.EC2,
                "host",
                "local",
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    private static TaskDefinition definition(
            ContainerDefinition container, @Nullable String mode, @Nullable String cpu, @Nullable String memory) {
        return new TaskDefinition(
                SCOPE.taskDefinition("demo", 1).value(),
                List.of(container),
                "demo",
                null,
                null,
                mode,
                1,
                "ACTIVE",
                null,
                null,
                null,
                null,
                cpu,
                memory,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ContainerDefinition first(TaskStart start) {
        return start.taskDefinition().containers().get(0);
    }

    private static String labels(String container, String more) {
        return """
                {"com.amazonaws.ecs.cluster":"test","com.amazonaws.ecs.container-name":"NAME",
                 "com.amazonaws.ecs.task-arn":"arn:aws:ecs:us-east-1:123456789012:task/test/0123456789abcdef0123456789abcdef",
                 "com.amazonaws.ecs.task-definition-family":"demo","com.amazonaws.ecs.task-definition-version":"1",MORE
                 "dev.evenkeel.owner":"me"}""".replace("NAME", container).replace("MORE", more);
    }

    private static JsonObject withoutDigest(JsonObject spec) {
        spec.getJsonObject("Labels").remove(OwnLabels.SPEC);
        return spec;
    }
}
