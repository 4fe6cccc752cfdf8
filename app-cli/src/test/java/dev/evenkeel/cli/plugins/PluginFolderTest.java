package dev.evenkeel.cli.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginFolderTest {

    @Test
    void listsAStrategyFromAJarInTheFolder(@TempDir Path folder, @TempDir Path scratch) throws Exception {
        PluginJar.build(folder, scratch, "quiet-hosts.jar");

        CommandLine.Outcome outcome = new CommandLine().run("plugins", "--plugins", folder.toString());

        assertEquals(0, outcome.exitCode());
        assertTrue(
                outcome.out()
                        .lines()
                        .anyMatch(line ->
                                line.matches("placement-strategy +quiet-hosts +1\\.0\\.0 +quiet-hosts\\.jar *")),
                outcome.out());
    }

    @Test
    void stopsAtTwoPluginsOfOneNameWithALineThatNamesBoth(@TempDir Path folder, @TempDir Path scratch)
            throws Exception {
        PluginJar.build(folder, scratch, "one.jar");
        PluginJar.build(folder, scratch, "two.jar");

        CommandLine.Outcome outcome = new CommandLine().run("plugins", "--plugins", folder.toString());

        assertEquals(2, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count());
        assertTrue(outcome.err().contains("one.jar") && outcome.err().contains("two.jar"), outcome.err());
    }

    @Test
    void stopsAtABrokenJarWithOneLine(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("broken.jar"), "this is no jar");

        CommandLine.Outcome outcome = new CommandLine().run("plugins", "--plugins", folder.toString());

        assertEquals(2, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count());
        assertTrue(outcome.err().contains("broken.jar"), outcome.err());
    }

    @Test
    void stopsAtAFolderThatIsNotThere(@TempDir Path folder) {
        CommandLine.Outcome outcome = new CommandLine()
                .run("plugins", "--plugins", folder.resolve("nowhere").toString());

        assertEquals(2, outcome.exitCode());
        assertEquals(1, outcome.err().lines().count());
    }
}
