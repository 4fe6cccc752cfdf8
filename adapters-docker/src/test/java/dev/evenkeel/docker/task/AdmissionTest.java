package dev.evenkeel.docker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.docker.Definitions;
import dev.evenkeel.docker.Definitions.Container;
import dev.evenkeel.docker.TaskJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void letsAnOrdinaryTaskPass() {
        assertEquals(Optional.empty(), refusal(Definitions.definition("awsvpc", null, null, Map.of(), app())));
    }

    @Test
    void refusesTheHostsNetworkUnlessAllowed() {
        TaskDefinition task = Definitions.definition("host", null, null, Map.of(), app());

        assertEquals(
                Optional.of("CannotCreateContainerError: network mode host is refused; "
                        + "allow it with the docker option allow=host-network"),
                refusal(task));
        assertEquals(Optional.empty(), refusal(task, Permission.HOST_NETWORK));
    }

    @Test
    void refusesWhatLetsAContainerOutUnlessAllowed() {
        Map<String, TaskDefinition> tasks = new TreeMap<>();
        tasks.put("host-pid pidMode host", TaskJson.task("{'pidMode': 'host', 'containerDefinitions': [APP]}"));
        tasks.put("host-ipc ipcMode host", TaskJson.task("{'ipcMode': 'host', 'containerDefinitions': [APP]}"));
        tasks.put("privileged privileged container app", TaskJson.container("'privileged': true"));
        tasks.put(
                "capabilities capability NET_ADMIN of container app",
                TaskJson.container("'linuxParameters': {'capabilities': {'add': ['CHOWN', 'cap_net_admin']}}"));
        tasks.put(
                "capabilities capability ALL of container app",
                TaskJson.container("'linuxParameters': {'capabilities': {'add': ['ALL']}}"));
        tasks.put(
                "devices device /dev/null of container app",
                TaskJson.container("'linuxParameters': {'devices': [{'hostPath': '/dev/null'}]}"));
        tasks.put(
                "security-options security option seccomp=unconfined of container app",
                TaskJson.container("'dockerSecurityOptions': ['no-new-privileges', 'seccomp=unconfined']"));
        tasks.put(
                "host-paths volume v with the driver options {device=overlay, o=lowerdir=/etc, type=overlay}",
                TaskJson.mounting("'dockerVolumeConfiguration': {'scope': 'task', 'driverOpts':"
                        + " {'type': 'overlay', 'device': 'overlay', 'o': 'lowerdir=/etc'}}"));

        tasks.forEach((named, task) -> {
            String permission = named.substring(0, named.indexOf(' '));
            String what = named.substring(named.indexOf(' ') + 1);
            assertEquals(
                    Optional.of("CannotCreateContainerError: " + what
                            + " is refused; allow it with the docker option allow=" + permission),
                    refusal(task));
            assertEquals(
                    Optional.empty(), refusal(task, Permission.of(permission).orElseThrow()));
        });
    }

    @Test
    void refusesWhatThereIsNoneOf() {
        assertEquals(
                Optional.of(
                        "CannotCreateContainerError: container app asks for a GPU, which the docker backend has none"
                                + " of; leave resourceRequirements out"),
                refusal(
                        TaskJson.container("'resourceRequirements': [{'type': 'GPU', 'value': '1'}]"),
                        Permission.values()));
        assertEquals(
                Optional.of("CannotCreateContainerError: credentialSpecs of container app name accounts of a Windows"
                        + " domain, which is not there; leave them out"),
                refusal(
                        TaskJson.container("'credentialSpecs': ['credentialspecdomainless:arn:aws:s3:::b/c.json']"),
                        Permission.values()));
    }

    @Test
    void saysWhichVolumesOnlyAwsHas() {
        assertEquals(
                Optional.of("CannotCreateVolumeError: volume v is an Amazon EFS file system, which only AWS has; "
                        + "give it a host.sourcePath or a dockerVolumeConfiguration to run here"),
                refusal(TaskJson.mounting("'efsVolumeConfiguration': {'fileSystemId': 'fs-1'}")));
        assertEquals(
                Optional.of("CannotCreateVolumeError: volume v is an Amazon FSx for Windows File Server file system, "
                        + "which only AWS has; give it a host.sourcePath or a dockerVolumeConfiguration to run here"),
                refusal(TaskJson.mounting("'fsxWindowsFileServerVolumeConfiguration': {'fileSystemId': 'fs-1'}")));
        assertEquals(
                Optional.of("CannotCreateVolumeError: volume v is a volume configured at launch (Amazon EBS), "
                        + "which only AWS has; give it a host.sourcePath or a dockerVolumeConfiguration to run here"),
                refusal(TaskJson.mounting("'configuredAtLaunch': true")));
    }

    @Test
    void takesNoVolumeNameForAFolder() {
        TaskDefinition task = TaskJson.task("{'containerDefinitions': [{'name': 'app', 'image': 'busybox',"
                + " 'mountPoints': [{'sourceVolume': '/etc', 'containerPath': '/data'}]}],"
                + " 'volumes': [{'name': '/etc', 'dockerVolumeConfiguration': {'scope': 'shared'}}]}");

        assertEquals(
                Optional.of("CannotCreateVolumeError: volume /etc needs a name of letters, digits, _, . and -"),
                refusal(task, Permission.values()));
    }

    @Test
    void saysWhichMemberCannotBeRead() {
        assertEquals(
                Optional.of("CannotCreateContainerError: linuxParameters.maxSwap is not a number"),
                refusal(TaskJson.container("'linuxParameters': {'maxSwap': 'much'}")));
        assertEquals(
                Optional.of("CannotCreateContainerError: linuxParameters.swappiness must be at most 100"),
                refusal(TaskJson.container("'linuxParameters': {'maxSwap': 1, 'swappiness': 101}")));
        assertEquals(
                Optional.of("CannotCreateContainerError: systemControls.value is missing"),
                refusal(TaskJson.container("'systemControls': [{'namespace': 'kernel.msgmax'}]")));
        assertEquals(
                Optional.of("CannotCreateContainerError: dnsServers is not a list of strings"),
                refusal(TaskJson.container("'dnsServers': [1]")));
    }

    @Test
    void refusesAMountThatWouldBeReadAsAnotherOne() {
        TaskDefinition task = TaskJson.task("{'containerDefinitions': [{'name': 'app', 'image': 'busybox',"
                + " 'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/data:rshared'}]}],"
                + " 'volumes': [{'name': 'v'}]}");

        assertEquals(
                Optional.of("CannotCreateContainerError: the containerPath '/data:rshared' is not an absolute path "
                        + "without colons"),
                refusal(task));
        assertEquals(
                Optional.of("CannotCreateVolumeError: volume w is not declared by the task"),
                refusal(TaskJson.container("'mountPoints': [{'sourceVolume': 'w', 'containerPath': '/data'}]")));
    }

    private static Container app() {
        return new Container("app", "busybox");
    }

    private static Optional<String> refusal(TaskDefinition task, Permission... allowed) {
        return new Admission(new TreeSet<>(List.of(allowed))).refusal(task);
    }
}
