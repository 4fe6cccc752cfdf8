package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.taskdefinition.PortRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the containers of a task share with one another and with the host, seen from inside of them. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamespacesOnEngineTest {

    private static final String TWO =
            """
            {'networkMode': 'MODE', MORE 'containerDefinitions': [APP, SIDE]}
            """.replace("SIDE", TaskJson.app("'stopTimeout': 1").replace("'app'", "'side'"));

    private World world;

    @BeforeAll
    void open() {
        world = new World("allow=host-pid,host-ipc,host-network");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void sharesProcessesAndIpcWithinATaskThatSaysSo() throws Exception {
        TaskObservation sharing = world.run(two("bridge", "'pidMode': 'task', 'ipcMode': 'task',"));
        TaskObservation apart = world.run(two("bridge", ""));

        assertEquals(namespace(sharing, "app", "pid"), namespace(sharing, "side", "pid"));
        assertEquals(namespace(sharing, "app", "ipc"), namespace(sharing, "side", "ipc"));
        assertNotEquals(namespace(sharing, "app", "net"), namespace(sharing, "side", "net"));
        assertNotEquals(namespace(apart, "app", "pid"), namespace(apart, "side", "pid"));
        assertNotEquals(namespace(apart, "app", "ipc"), namespace(apart, "side", "ipc"));
        // Processes whose parents have gone are taken by the first process, which must not keep them as zombies.
        LookInside.of(sharing, "app", "(sleep 0.1 &) ; sleep 0.5");
        assertEquals(
                "0\n", LookInside.of(sharing, "side", "grep -l '^State:.*Z' /proc/[0-9]*/status 2>/dev/null | wc -l"));
    }

    @Test
    void sharesTheHostsProcessesAndIpcWhenAllowed() throws Exception {
        TaskObservation task = world.run(two("bridge", "'pidMode': 'host', 'ipcMode': 'host',"));

        String ours = Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString();
        assertEquals(namespace(task, "app", "pid"), namespace(task, "side", "pid"));
        String test = "/proc/" + ProcessHandle.current().pid();
        assertEquals(test + "\n", LookInside.of(task, "app", "ls -d " + test));
        assertEquals(ours + "\n", namespace(task, "app", "ipc"));
    }

    @Test
    void givesEachAwsvpcTaskAnAddressThatItsContainersShare() throws Exception {
        TaskObservation one = world.run(two("awsvpc", ""));
        TaskObservation two = world.run(two("awsvpc", ""));

        assertEquals(namespace(one, "app", "net"), namespace(one, "side", "net"));
        assertNotEquals(namespace(one, "app", "net"), namespace(two, "app", "net"));
        String address = String.valueOf(
                one.containers().get(0).networkInterfaces().get(0).privateIpv4Address());
        assertTrue(LookInside.of(one, "side", "ip addr show eth0").contains("inet " + address + "/"));
    }

    @Test
    void keepsTheAddressOfAnAwsvpcTaskThroughARestartInPlace() throws Exception {
        TaskStart start = TaskJson.start("""
                {'networkMode': 'awsvpc', 'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 16,
                  'command': ['sh', '-c', 'sleep 2; exit 1'],
                  'restartPolicy': {'enabled': true, 'restartAttemptPeriod': 1}}]}
                """);

        TaskObservation first = world.run(start);
        TaskObservation again =
                world.await(start.taskArn(), seen -> seen.containers().get(0).restartCount() == 1);

        assertEquals(
                first.containers().get(0).networkInterfaces(),
                again.containers().get(0).networkInterfaces());
        assertEquals(
                2,
                Docker.lines("ps", "-q", "--filter", "label=com.amazonaws.ecs.task-arn=" + start.taskArn())
                        .size());
        world.backend.taskRuntime().stop(start.taskArn());
        world.awaitStopped(start.taskArn());
    }

    @Test
    void resolvesExtraHostsInTheSharedNetworkToo() throws Exception {
        TaskObservation task = world.run(TaskJson.start("""
                {'networkMode': 'awsvpc', 'containerDefinitions': [APP, SIDE]}
                """.replace(
                        "SIDE",
                        TaskJson.app("'extraHosts': [{'hostname': 'db', 'ipAddress': '10.9.8.7'}]")
                                .replace("'app'", "'side'"))));

        assertEquals("10.9.8.7\n", LookInside.of(task, "side", "awk '$2 == \"db\" {print $1}' /etc/hosts"));
    }

    @Test
    void publishesARangeOfPortsInARow() throws Exception {
        TaskObservation task = world.run(TaskJson.start("""
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 16,
                  'command': ['sh', '-c', 'mkdir -p /w; echo last >/w/index.html; httpd -f -p 8003 -h /w'],
                  'portMappings': [{'containerPortRange': '8001-8003'}, {'containerPortRange': '9001-9002', 'protocol': 'udp'}]}]}
                """));

        List<NetworkBinding> bindings = task.containers().get(0).networkBindings();
        PortRange tcp =
                PortRange.of(String.valueOf(bindings.get(0).hostPortRange())).orElseThrow();
        PortRange udp =
                PortRange.of(String.valueOf(bindings.get(1).hostPortRange())).orElseThrow();
        assertEquals(
                List.of(
                        new NetworkBinding("127.0.0.1", null, null, "tcp", "8001-8003", tcp.toString()),
                        new NetworkBinding("127.0.0.1", null, null, "udp", "9001-9002", udp.toString())),
                bindings);
        assertEquals(List.of(3, 2), List.of(tcp.size(), udp.size()));
        assertEquals("last\n", Http.get(tcp.last()));
    }

    @Test
    void publishesDynamicPortsOfUdpAndTcpApart() {
        TaskObservation task = world.run(TaskJson.start("{'containerDefinitions': ["
                + TaskJson.app("'portMappings': [{'containerPort': 53}, {'containerPort': 53, 'protocol': 'udp'}]")
                + "]}"));

        List<NetworkBinding> bindings = task.containers().get(0).networkBindings();
        assertEquals(
                List.of("53/tcp", "53/udp"),
                bindings.stream()
                        .map(each -> each.containerPort() + "/" + each.protocol())
                        .toList());
        assertTrue(bindings.stream().allMatch(each -> each.hostPort() != null && each.hostPort() > 1024));
    }

    private static TaskStart two(String mode, String members) {
        return TaskJson.start(TWO.replace("MODE", mode).replace("MORE", members));
    }

    private static String namespace(TaskObservation task, String container, String kind) throws Exception {
        return LookInside.of(task, container, "readlink /proc/self/ns/" + kind);
    }
}
