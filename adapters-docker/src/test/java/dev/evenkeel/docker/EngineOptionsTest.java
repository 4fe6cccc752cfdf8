package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.client.Certificates;
import dev.evenkeel.docker.client.EngineAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of engines, and how it is refused. */
class EngineOptionsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsEnginesWithWhatTheyOffer() {
        DockerOptions options = options(
                "engines=a=unix:///run/a.sock,ecs.availability-zone=zone-1,disk=ssd,spare;"
                        + "b=ssh://me@far:2222,cpu=512,memory=900,agent=10.0.0.1:8080,publish=10.0.0.3",
                "cpu=1024",
                "reserved-memory=64",
                "lost-after=12");

        assertEquals(Duration.ofSeconds(12), options.lostAfter());
        assertEquals(
                List.of(
                        new EngineOptions(
                                "a",
                                new EngineAddress.Unix("/run/a.sock"),
                                1024,
                                null,
                                64,
                                null,
                                null,
                                "zone-1",
                                new TreeMap<>(Map.of("disk", "ssd", "spare", ""))),
                        new EngineOptions(
                                "b",
                                new EngineAddress.Ssh("me", "far", 2222),
                                512,
                                900,
                                64,
                                "10.0.0.1:8080",
                                "10.0.0.3",
                                "local",
                                new TreeMap<>())),
                options.engines());
    }

    @Test
    void hasOneEngineWhenNoneIsNamed() {
        assertEquals(
                List.of(new EngineOptions(
                        null,
                        new EngineAddress.Tcp("far", 2375, null),
                        null,
                        null,
                        0,
                        null,
                        null,
                        "local",
                        new TreeMap<>())),
                options("host=tcp://far:2375").engines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engines=unix:///run/a.sock | docker: engine 'unix:///run/a.sock' cannot be used; it takes"
                        + " NAME=ENDPOINT[,name=value...], with a name of 1 to 64 letters, digits, _, . and -",
                "engines=a=ftp://x | docker: engine a: 'ftp://x' is not an engine's address; write unix:///PATH,"
                        + " tcp://HOST:PORT or ssh://[USER@]HOST[:PORT]",
                "engines=a=unix:///x;a=unix:///y | docker: two engines are named a; give each a name of its own",
                "engines=; | docker: option engines=; cannot be used; it takes NAME=ENDPOINT[,name=value...], separated by ;",
                "engines=a=context:nobody | docker: engine a: there is no Docker context 'nobody'; 'docker context ls' shows"
                        + " those there are",
                "engines=a=unix:///x,tls=/y | docker: engine a: tls goes with tcp://HOST:PORT only",
                "engines=a=unix:///x,disk=ssd,disk=hdd | docker: engine a: disk is given twice",
                "engines=a=unix:///x,ecs.os-type=plan9 | docker: engine a: ecs.os-type is what the engine says of itself;"
                        + " leave it out",
                "engines=a=unix:///x,a!=1 | docker: engine a: 'a!=1' is no attribute of a container instance",
                "engines=a=unix:///x,cpu=1 | docker: engine a: cpu=1 is not a whole number of at least 128",
                "engines=a=unix:///x,publish=far | docker: engine a: publish=far is not an address that reaches its machine from"
                        + " here, such as 10.0.0.3",
                "engines=a=unix:///x,publish=0.0.0.0 | docker: engine a: publish=0.0.0.0 is not an address that reaches its"
                        + " machine from here, such as 10.0.0.3",
                "engines=a=unix:///x,agent=here | docker: engine a: agent=here is not ADDRESS[:PORT] or off",
                "lost-after=5 | docker: option lost-after=5 cannot be used; it takes a whole number of at least 10"
            })
    void saysInOneLineWhatIsWrong(String option, String message) {
        BackendException refused = assertThrows(BackendException.class, () -> options(option));

        assertEquals(message, refused.getMessage());
    }

    @Test
    void takesOneEngineOrNamedOnes() {
        BackendException refused =
                assertThrows(BackendException.class, () -> options("host=unix:///x", "engines=a=unix:///y"));

        assertEquals(
                "docker: the options host and engines exclude each other; name all in engines", refused.getMessage());
    }

    @Test
    void saysWhichCertificateCannotBeUsed() throws Exception {
        String engine = "engines=a=tcp://far:2376,tls=" + folder;
        Path ca = folder.resolve("ca.pem");

        BackendException missing = assertThrows(BackendException.class, () -> options(engine));
        Files.writeString(ca, "no certificate");
        BackendException malformed = assertThrows(BackendException.class, () -> options(engine));

        assertEquals(
                List.of(
                        "docker: engine a: " + ca
                                + " cannot be read (NoSuchFileException); a folder of certificates has"
                                + " ca.pem, cert.pem and key.pem",
                        "docker: engine a: " + ca + " is not a certificate in PEM form"),
                List.of(String.valueOf(missing.getMessage()), String.valueOf(malformed.getMessage())));
    }

    @Test
    void findsWhatAContextNames() throws Exception {
        Path meta = folder.resolve("contexts/meta/" + digest("second"));
        Files.createDirectories(meta);
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\":\"second\",\"Endpoints\":{\"docker\":{\"Host\":\"ssh://me@second\"}}}");
        Path unsafe = folder.resolve("contexts/meta/" + digest("unsafe"));
        Files.createDirectories(unsafe);
        Files.writeString(
                unsafe.resolve("meta.json"),
                "{\"Endpoints\":{\"docker\":{\"Host\":\"tcp://x:1\",\"SkipTLSVerify\":true}}}");

        EngineAddress found =
                options("engines=a=context:second").engines().get(0).address();
        BackendException refused = assertThrows(BackendException.class, () -> options("engines=a=context:unsafe"));

        assertEquals(new EngineAddress.Ssh("me", "second", 0), found);
        assertEquals(
                "docker: engine a: the Docker context 'unsafe' does not check the engine's certificate (skip-tls-verify),"
                        + " which Evenkeel insists on",
                refused.getMessage());
    }

    @Test
    void usesTheCertificatesThatDockersClientWouldUse() {
        Map<String, String> environment = Map.of(
                "DOCKER_TLS_VERIFY",
                "1",
                "DOCKER_CERT_PATH",
                folder.resolve("none").toString());

        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> Certificates.usual(environment));

        assertEquals(
                folder.resolve("none/ca.pem")
                        + " cannot be read (NoSuchFileException); a folder of certificates has ca.pem,"
                        + " cert.pem and key.pem",
                missing.getMessage());
        assertTrue(Certificates.usual(Map.of("DOCKER_CERT_PATH", "/x")).isEmpty());
    }

    private DockerOptions options(String... options) {
        SortedMap<String, String> all = new TreeMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            all.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return DockerOptions.of(all, Map.of("DOCKER_CONFIG", folder.toString(), "HOME", "/nowhere"), null);
    }

    /** As Docker's client names the folder of a context. */
    private static String digest(String name) throws NoSuchAlgorithmException {
        byte[] bytes = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(bytes);
    }
}
