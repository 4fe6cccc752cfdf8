package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.TaskObservation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a process finds about itself: all seen from inside of containers, on a real engine. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class ProcessesOnEngineTest {

    private static final String DEFINITION = """
            {'networkMode': 'bridge',
             'containerDefinitions': [
              {'name': 'all', 'image': 'busybox:latest', 'memory': 32,
               'entryPoint': ['sh', '-c'], 'command': ['sleep 60 & echo $0 $@ >/tmp/said; trap exit TERM; wait', 'zero', 'one'],
               'environment': [{'name': 'SHARED', 'value': 'definition'}, {'name': 'OWN', 'value': 'a=b c'}],
               'environmentFiles': [
                 {'type': 's3', 'value': 'arn:aws:s3:::settings/first.env'},
                 {'type': 's3', 'value': 'arn:aws:s3:::settings/deep/second.env'}],
               'workingDirectory': '/var', 'user': '1234:567', 'hostname': 'here',
               'dockerLabels': {'team': 'blue', 'dev.evenkeel.owner': 'me'},
               'interactive': true, 'pseudoTerminal': true,
               'readonlyRootFilesystem': true,
               'ulimits': [{'name': 'nofile', 'softLimit': 111, 'hardLimit': 222}, {'name': 'core', 'softLimit': 0, 'hardLimit': 0}],
               'systemControls': [{'namespace': 'net.ipv4.ip_local_port_range', 'value': '2000 2999'}],
               'extraHosts': [{'hostname': 'db.internal', 'ipAddress': '10.1.2.3'}],
               'dnsServers': ['192.0.2.53'], 'dnsSearchDomains': ['corp.example'],
               'linuxParameters': {
                 'capabilities': {'add': ['NET_ADMIN'], 'drop': ['CHOWN']},
                 'devices': [{'hostPath': '/dev/kmsg', 'containerPath': '/dev/log', 'permissions': ['write']}],
                 'initProcessEnabled': true,
                 'sharedMemorySize': 3,
                 'tmpfs': [{'containerPath': '/tmp', 'size': 5, 'mountOptions': ['noexec', 'mode=1777']}]}},
              {'name': 'plain', 'image': 'busybox:latest', 'memory': 32, 'essential': false, 'disableNetworking': true,
               'dockerSecurityOptions': ['seccomp=unconfined'],
               'command': ['sh', '-c', 'trap exit TERM; sleep 60 & wait']}]}
            """;

    private World world;
    private TaskObservation task;

    @BeforeAll
    void open(@TempDir Path s3) throws Exception {
        Path bucket = Files.createDirectories(s3.resolve("settings/deep")).getParent();
        Files.writeString(bucket.resolve("first.env"), "# a comment\n\nSHARED=file\nFIRST=1\nTWICE=first\nbroken\n");
        Files.writeString(bucket.resolve("deep/second.env"), "TWICE=second\nSECOND=x=y\n");
        world = new World("allow=capabilities,devices,security-options", "s3-folder=" + s3);
        task = world.run(TaskJson.start(DEFINITION, """
                {'containerOverrides': [{'name': 'all', 'environment': [{'name': 'FIRST', 'value': 'run'}]}]}"""));
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void runsItsEntryPointWithItsCommand() throws Exception {
        assertEquals("zero one\n", inside("cat /tmp/said"));
    }

    @Test
    void hasTheEnvironmentOfRunDefinitionAndFilesInThisOrder() throws Exception {
        assertEquals(
                "FIRST=run\nOWN=a=b c\nSECOND=x=y\nSHARED=definition\nTWICE=first\n",
                inside("tr '\\0' '\\n' </proc/1/environ | grep -E '^(FIRST|OWN|SECOND|SHARED|TWICE)=' | sort"));
    }

    @Test
    void isTheUserInTheFolderOnTheHostThatItAskedFor() throws Exception {
        String who = "id -u; id -g; readlink /proc/self/cwd; hostname";
        assertEquals("1234\n567\n/var\nhere\n", inside(who));
    }

    @Test
    void carriesItsLabelsAndEcssOwn() throws Exception {
        String labels = Docker.run("inspect", "-f", "{{json .Config.Labels}}", LookInside.id(task, "all"));

        assertTrue(labels.contains("\"team\":\"blue\""), labels);
        assertTrue(labels.contains("\"dev.evenkeel.owner\":\"" + world.owner + "\""), labels);
        assertTrue(labels.contains("\"com.amazonaws.ecs.cluster\":\"test\""), labels);
        assertTrue(labels.contains("\"com.amazonaws.ecs.container-name\":\"all\""), labels);
        assertTrue(labels.contains("\"com.amazonaws.ecs.task-arn\":\"" + task.taskArn() + "\""), labels);
        assertTrue(labels.contains("\"com.amazonaws.ecs.task-definition-family\":\"demo\""), labels);
        assertTrue(labels.contains("\"com.amazonaws.ecs.task-definition-version\":\"1\""), labels);
    }

    @Test
    void hasATerminalAndAnOpenInput() throws Exception {
        String input = "readlink /proc/1/fd/0";
        assertTrue(inside(input).startsWith("/dev/"), inside(input));
        assertTrue(LookInside.of(task, "plain", input).startsWith("/dev/null"), LookInside.of(task, "plain", input));
    }

    @Test
    void cannotWriteToItsRootButToItsTmpfs() throws Exception {
        assertEquals(
                "read-only\nwritten\n",
                inside("touch /file 2>/dev/null || echo read-only; echo written >/tmp/w; cat /tmp/w"));
        String mount = inside("grep ' /tmp ' /proc/mounts");
        assertTrue(mount.contains("size=5120k") && mount.contains("noexec"), mount);
    }

    @Test
    void hasTheSharedMemoryItAskedFor() throws Exception {
        assertTrue(inside("grep ' /dev/shm ' /proc/mounts").contains("size=3072k"));
    }

    @Test
    void isHeldToItsUlimits() throws Exception {
        assertEquals(
                "111 222\n0 0\n",
                inside("awk '/Max open files/ {print $4, $5} ' /proc/1/limits;"
                        + " awk '/Max core file size/ {print $5, $6}' /proc/1/limits"));
    }

    @Test
    void hasTheKernelSettingsOfItsNamespace() throws Exception {
        assertEquals("2000\t2999\n", inside("cat /proc/sys/net/ipv4/ip_local_port_range"));
    }

    @Test
    void findsNamesWhereItWasTold() throws Exception {
        assertEquals(
                "10.1.2.3\ndb.internal\nsearch corp.example\nnameserver 192.0.2.53\n",
                inside(
                        "awk '/db.internal/ {print $1; print $2}' /etc/hosts; grep -E '^(search|nameserver)' /etc/resolv.conf"));
    }

    @Test
    void hasTheCapabilitiesThatWereAddedAndNotThoseDropped() throws Exception {
        long all = Long.parseLong(
                inside("awk '/CapBnd/ {print $2}' /proc/1/status").strip(), 16);
        long plain = Long.parseLong(
                LookInside.of(task, "plain", "awk '/CapBnd/ {print $2}' /proc/1/status")
                        .strip(),
                16);

        long chown = 1;
        long netAdmin = 1 << 12;
        assertEquals(plain - chown + netAdmin, all);
        assertEquals(chown, plain & (chown | netAdmin));
    }

    @Test
    void opensTheDeviceItWasGivenAsItWasAllowedTo() throws Exception {
        assertEquals(
                "opened\nrefused\n",
                Docker.run(
                        "exec",
                        "-u",
                        "0",
                        LookInside.id(task, "all"),
                        "sh",
                        "-c",
                        "(: >/dev/log) && echo opened; (: </dev/log) 2>/dev/null || echo refused"));
    }

    @Test
    void hasAnInitProcessBeforeItsOwn() throws Exception {
        assertTrue(inside("tr '\\0' ' ' </proc/1/cmdline").contains("docker-init"));
        assertTrue(LookInside.of(task, "plain", "tr '\\0' ' ' </proc/1/cmdline").startsWith("sh -c"));
    }

    @Test
    void cannotGainPrivilegesAndIsFilteredUnlessItsOptionsSayOtherwise() throws Exception {
        String filters = "awk '/NoNewPrivs|Seccomp:/ {print $1 $2}' /proc/1/status";
        assertEquals("NoNewPrivs:1\nSeccomp:2\n", inside(filters));
        assertEquals("NoNewPrivs:1\nSeccomp:0\n", LookInside.of(task, "plain", filters));
    }

    @Test
    void hasNoNetworkWhenItWasDisabled() throws Exception {
        assertEquals(
                List.of("lo"),
                LookInside.of(task, "plain", "cat /proc/net/dev | sed 1,2d | cut -d: -f1 | tr -d ' '")
                        .lines()
                        .filter(name -> !name.startsWith("ifb"))
                        .toList());
    }

    private String inside(String script) throws Exception {
        return LookInside.of(task, "all", script);
    }
}
