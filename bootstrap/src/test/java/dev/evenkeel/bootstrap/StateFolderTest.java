package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.testkit.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that outlives the process. */
class StateFolderTest {

    @TempDir
    @SuppressWarnings("NullAway") // filled in by JUnit
    private Path parent;

    private Configuration configuration() {
        return Configuration.of("sim", ClockMode.wall()).withStateFolder(parent.resolve("state"));
    }

    @Test
    void goesOnWithEachRegionsServices() {
        try (Evenkeel before = Evenkeel.open(configuration())) {
            create(before, "us-east-1", "one");
            create(before, "eu-west-1", "two");
        }

        try (Evenkeel after = Evenkeel.open(configuration())) {
            List<Statistics.RegionStatistics> regions =
                    after.statistics().toCompletableFuture().join().regions();

            assertEquals(
                    List.of("eu-west-1", "us-east-1"),
                    regions.stream().map(Statistics.RegionStatistics::region).toList());
            assertEquals(List.of("one"), services(after, "us-east-1"));
            assertEquals(List.of("two"), services(after, "eu-west-1"));
        }
    }

    @Test
    void keepsNothingUnlessItIsAskedTo() {
        Configuration none = configuration().withStateFolder(null);
        try (Evenkeel before = Evenkeel.open(none)) {
            create(before, "us-east-1", "one");
        }

        try (Evenkeel after = Evenkeel.open(none)) {
            assertEquals(List.of(), services(after, "us-east-1"));
        }
    }

    @Test
    void hasTheSameIdentityEachTimeAndAnotherInAnotherFolder() {
        Path folder = parent.resolve("state");
        String first;
        String again;
        String other;
        try (StateFolder state = StateFolder.open(folder, "docker", "123456789012")) {
            first = state.identity().orElseThrow();
        }
        try (StateFolder state = StateFolder.open(folder, "docker", "123456789012")) {
            again = state.identity().orElseThrow();
        }
        try (StateFolder state = StateFolder.open(parent.resolve("other"), "docker", "123456789012")) {
            other = state.identity().orElseThrow();
        }

        assertEquals(first, again);
        assertNotEquals(first, other);
    }

    @Test
    void isOneServersAtATime() {
        try (Evenkeel first = Evenkeel.open(configuration())) {
            StartupException refused = assertThrows(StartupException.class, () -> Evenkeel.open(first.configuration()));

            assertEquals(
                    "The state in " + parent.resolve("state") + " is in use by process "
                            + ProcessHandle.current().pid() + "; end that one, or give this one a state of its own.",
                    refused.line());
        }
    }

    @Test
    void isNotAnotherBackendsOrAccounts() {
        Evenkeel.open(configuration()).close();

        StartupException refused = assertThrows(
                StartupException.class, () -> Evenkeel.open(configuration().withAccount("210987654321")));

        assertEquals(
                "The state in " + parent.resolve("state")
                        + " is that of backend sim and account 123456789012; choose those, or another folder.",
                refused.line());
    }

    @Test
    void saysInALineWhereAJournalIsDamagedAndGoesOnWhenItIsMovedAway() throws IOException {
        try (Evenkeel before = Evenkeel.open(configuration())) {
            create(before, "us-east-1", "one");
        }
        Path journal = parent.resolve("state/us-east-1.journal");
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {0}), 60);
        }

        StartupException refused = assertThrows(StartupException.class, () -> Evenkeel.open(configuration()));
        Files.move(journal, parent.resolve("damaged"));
        Evenkeel.open(configuration()).close();

        assertTrue(refused.line().startsWith("The journal " + journal + " is damaged at byte 19: "), refused.line());
        assertTrue(refused.line().contains("Put back a copy of it, or move it away to begin anew."), refused.line());
        assertEquals(1, refused.line().lines().count());
    }

    @Test
    void isReadByItsOwnerOnly() throws IOException {
        Evenkeel.open(configuration()).close();

        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("state"))));
    }

    @Test
    void isNotKeptInATimeThatDoesNotGoOnByItself() {
        StartupException refused = assertThrows(
                StartupException.class,
                () -> Configuration.of("sim", new ClockMode.Wall(10)).withStateFolder(parent));

        assertTrue(refused.line().startsWith("State is kept in real time only"), refused.line());
    }

    private static void create(Evenkeel evenkeel, String region, String name) {
        ContainerDefinition container =
                Records.of(ContainerDefinition.class, "name", "web", "image", "nginx", "memory", 128);
        evenkeel.call(region, session -> {
                    session.ecs()
                            .registerTaskDefinition(Records.of(
                                    RegisterTaskDefinitionRequest.class,
                                    "family",
                                    "web",
                                    "containerDefinitions",
                                    List.of(container)));
                    return session.ecs()
                            .createService(Records.of(
                                    CreateServiceRequest.class,
                                    "serviceName",
                                    name,
                                    "taskDefinition",
                                    "web",
                                    "desiredCount",
                                    1));
                })
                .toCompletableFuture()
                .join();
    }

    private static List<String> services(Evenkeel evenkeel, String region) {
        return evenkeel.call(
                        region,
                        session -> session.engine().orElseThrow().state().services().stream()
                                .map(Service::name)
                                .toList())
                .toCompletableFuture()
                .join();
    }
}
