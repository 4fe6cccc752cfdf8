package dev.evenkeel.docker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.docker.Definitions;
import dev.evenkeel.docker.Definitions.Container;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/run/docker.sock",
                "/run/docker.sock",
                "/var/run",
                "/run",
                "/var",
                "/",
                "/var/../var/run/docker.sock",
                "/tmp/../run",
                "/run/",
                "/run//docker.sock",
                "/./run/docker.sock"
            })
    void refusesTheEnginesSocketHoweverItIsWritten(String path) {
        String refusal = refusal(mounting(path), Permission.HOST_PATHS).orElse("passed");

        assertEquals(
                "CannotCreateContainerError: volume " + path + " that holds the engine's socket is refused; "
                        + "allow it with the docker option allow=docker-socket",
                refusal);
    }

    @ParameterizedTest
    @CsvSource({"relative/path", "/a:/b", "../up"})
    void refusesAPathThatCannotBeMounted(String path) {
        assertEquals(
                Optional.of("CannotCreateVolumeError: " + path + " is not an absolute path without colons"),
                refusal(mounting(path), Permission.values()));
    }

    @Test
    void refusesFoldersOfTheHostUnlessAllowed() {
        assertEquals(
                Optional.of("CannotCreateContainerError: volume /srv of the host is refused; "
                        + "allow it with the docker option allow=host-paths"),
                refusal(mounting("/srv")));
        assertEquals(Optional.empty(), refusal(mounting("/srv"), Permission.HOST_PATHS));
        assertEquals(Optional.empty(), refusal(mounting("/var/run/docker.sock"), Permission.DOCKER_SOCKET));
    }

    @Test
    void saysWhichVolumesItCannotMakeYet() {
        TaskDefinition task = Definitions.definition(null, null, null, Map.of(), app().mount("scratch", "/data"));

        assertEquals(
                Optional.of("CannotCreateVolumeError: volume scratch is not a folder of the host; "
                        + "the docker backend supports no others"),
                refusal(task, Permission.values()));
    }

    private static Container app() {
        return new Container("app", "busybox");
    }

    private static TaskDefinition mounting(String path) {
        Map<String, Object> volumes =
                Map.of("volumes", List.of(Map.of("name", "v", "host", Map.of("sourcePath", path))));
        return Definitions.definition(null, null, null, volumes, app().mount("v", "/data"));
    }

    private static Optional<String> refusal(TaskDefinition task, Permission... allowed) {
        return new Admission(new TreeSet<>(List.of(allowed))).refusal(task);
    }
}
