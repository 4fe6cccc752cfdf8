package dev.evenkeel.docker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.task.NetworkBinding;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine says, read. The samples are an engine's own, shortened. */
class EngineAnswersTest {

    @Test
    void readsAnEventWithItsExitCode() {
        JsonObject json = new JsonObject("""
                {"status":"die","id":"c1","Type":"container","Action":"die","Actor":{"ID":"c1","Attributes":
                {"exitCode":"137","image":"busybox","name":"ecs-a"}},"scope":"local","time":1,"timeNano":1000000001}""");

        assertEquals(new EngineEvent("c1", "die", 137), EngineEvent.of(json));
    }

    @Test
    void readsAnUnknownEventAsEmpty() {
        assertEquals(new EngineEvent("", "", null), EngineEvent.of(new JsonObject("{\"Type\":\"volume\"}")));
    }

    @Test
    void readsAnInspectionWhole() {
        JsonObject json = new JsonObject("""
                {"Id":"c1","Name":"/ecs-a","Image":"sha256:1",
                 "State":{"Status":"exited","Running":false,"OOMKilled":true,"ExitCode":137,"Error":"",
                          "StartedAt":"2026-11-22T20:00:00.25Z","FinishedAt":"0001-01-01T00:00:00Z",
                          "Health":{"Status":"unhealthy","FailingStreak":3,"Log":[]}},
                 "Config":{"StopSignal":"SIGQUIT","Tty":false,"Labels":{"dev.evenkeel.owner":"me"}},
                 "NetworkSettings":{"Ports":{"8080/tcp":null,
                    "80/tcp":[{"HostIp":"127.0.0.1","HostPort":"49153"}],"53/udp":[{"HostIp":"127.0.0.1","HostPort":"49154"}]},
                  "Networks":{"bridge":{"IPAddress":"172.17.0.2"}}}}""");

        ContainerInspection seen = ContainerInspection.of(json);

        assertEquals(
                new ContainerInspection(
                        "c1",
                        "ecs-a",
                        "sha256:1",
                        new TreeMap<>(Map.of("dev.evenkeel.owner", "me")),
                        "exited",
                        "unhealthy",
                        137,
                        true,
                        "",
                        "SIGQUIT",
                        false,
                        Instant.parse("2026-11-22T20:00:00.25Z"),
                        null,
                        List.of(
                                new NetworkBinding("127.0.0.1", 53, 49154, "udp", null, null),
                                new NetworkBinding("127.0.0.1", 80, 49153, "tcp", null, null)),
                        "172.17.0.2"),
                seen);
    }

    @Test
    void takesReclaimableMemoryOffTheStatistics() {
        JsonObject v1 = stats("\"usage\":5000000,\"stats\":{\"total_inactive_file\":1000000,\"inactive_file\":7}");
        JsonObject v2 = stats("\"usage\":5000000,\"stats\":{\"inactive_file\":2000000}");

        Instant at = Instant.parse("2026-11-22T20:00:00.5Z");
        assertEquals(Optional.of(new StatsSample(at, 250_000_000, 4_000_000)), StatsSample.of(v1));
        assertEquals(Optional.of(new StatsSample(at, 250_000_000, 3_000_000)), StatsSample.of(v2));
    }

    @Test
    void seesNoFiguresInTheLastLineOfStatistics() {
        JsonObject last = new JsonObject(
                "{\"read\":\"0001-01-01T00:00:00Z\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":0}},\"memory_stats\":{}}");

        assertEquals(Optional.empty(), StatsSample.of(last));
    }

    @ParameterizedTest
    @CsvSource({"1.12,1.41,1.41", "1.24,1.51,1.41", "1.44,1.52,1.44", "1.41,1.41,1.41"})
    void speaksTheOldestVersionThatBothKnow(String min, String max, String spoken) {
        assertEquals(
                spoken,
                ApiVersion.agree(ApiVersion.parse(min), ApiVersion.parse(max)).toString());
    }

    @Test
    void refusesAnEngineOfAnotherAge() {
        ApiVersion old = ApiVersion.parse("1.40");
        ApiVersion far = ApiVersion.parse("1.99");

        assertThrows(IllegalArgumentException.class, () -> ApiVersion.agree(ApiVersion.parse("1.12"), old));
        assertThrows(IllegalArgumentException.class, () -> ApiVersion.agree(far, far));
        assertThrows(IllegalArgumentException.class, () -> ApiVersion.parse("latest"));
    }

    @Test
    void escapesWhatComesFromOutside() {
        EngineUri uri =
                EngineUri.of("containers", "a b/c?d").with("x", "1&y=2").filters(Map.of("label", List.of("k=v")));

        assertEquals(
                "/containers/a%20b/c%3Fd?x=1%26y%3D2&filters=%7B%22label%22%3A%5B%22k%3Dv%22%5D%7D", uri.toString());
    }

    @Test
    void findsTheEngineAUserMeans() {
        assertEquals(
                new EngineAddress.Tcp("127.0.0.1", 2375, null),
                EngineAddress.usual(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375")));
        assertEquals(new EngineAddress.Unix("/run/x.sock"), EngineAddress.parse("unix:///run/x.sock"));
        assertEquals(new EngineAddress.Tcp("::1", 2376, null), EngineAddress.parse("tcp://[::1]:2376"));
        assertEquals(new EngineAddress.Ssh("me", "far", 2222), EngineAddress.parse("ssh://me@far:2222"));
        assertEquals(new EngineAddress.Ssh(null, "far", 0), EngineAddress.parse("ssh://far"));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "/var/run/docker.sock",
        "ssh://host/run/docker.sock",
        "ssh://me:password@host",
        "ssh://-oProxyCommand=x@host",
        "tcp://host",
        "unix://relative",
        "'unix:// x'"
    })
    void refusesAnAddressItCannotUse(String text) {
        assertThrows(IllegalArgumentException.class, () -> EngineAddress.parse(text));
    }

    private static JsonObject stats(String memory) {
        return new JsonObject(
                "{\"read\":\"2026-11-22T20:00:00.5Z\",\"cpu_stats\":{\"cpu_usage\":{\"total_usage\":250000000}},"
                        + "\"memory_stats\":{" + memory + "}}");
    }
}
