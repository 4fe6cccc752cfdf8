package dev.evenkeel.simulation.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.evenkeel.simulation.random.RandomScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** I17: the same scenario and seed give the same bytes, in whatever JVM and on however many cores. */
class SameBytesTest {
    private static final int SEEDS = 6;

    /** Prints the hashes of a few seeds, for the test that starts it in JVMs of its own. */
    public static final class Hashes {
        private Hashes() {}

        public static void main(String[] arguments) {
            System.out.println(hashes());
        }
    }

    @Test
    void replaysTenTimesToTheSameHash() {
        String first = Play.of(RandomScenario.of(7), 7, Play.Detail.HASH).hash();

        List<String> others = LongStream.rangeClosed(1, 10)
                .mapToObj(time ->
                        Play.of(RandomScenario.of(7), 7, Play.Detail.HASH).hash())
                .distinct()
                .toList();

        assertEquals(List.of(first), others);
    }

    @Test
    void isTheSameOnOneCoreAndOnTwoInEveryJdkThatIsHere() throws IOException, InterruptedException {
        List<Path> jdks = jdks();
        String expected = hashes();

        List<String> seen = new ArrayList<>();
        for (Path jdk : jdks) {
            for (int cores = 1; cores <= 2; cores++) {
                seen.add(child(jdk, cores));
            }
        }

        System.out.println("same bytes on " + jdks);
        assertFalse(jdks.isEmpty());
        assertEquals(List.of(expected), seen.stream().distinct().toList());
    }

    private static String hashes() {
        return LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .mapToObj(seed ->
                        Play.of(RandomScenario.of(seed), seed, Play.Detail.HASH).hash())
                .collect(Collectors.joining(" "));
    }

    private static String child(Path jdk, int cores) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "-XX:ActiveProcessorCount=" + cores,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hashes.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor());
        return out;
    }

    /** This one, and every other of version 21 or newer beside it. */
    private static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        Path beside = own.getParent();
        List<Path> found = new ArrayList<>(List.of(own));
        if (beside != null) {
            try (Stream<Path> others = Files.list(beside)) {
                others.filter(other -> !Files.isSymbolicLink(other) && !other.equals(own) && isNewEnough(other))
                        .sorted()
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isNewEnough(Path jdk) {
        Path release = jdk.resolve("release");
        if (!Files.isExecutable(jdk.resolve("bin/java")) || !Files.exists(release)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
                    .anyMatch(version -> Integer.parseInt(version) >= 21);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
