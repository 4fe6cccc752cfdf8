package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCatalogueTest {
    @TempDir
    @SuppressWarnings("NullAway") // filled in by JUnit
    private Path scratch;

    @SuppressWarnings("NullAway") // set before each test
    private Path plugins;

    @BeforeEach
    void makeFolder() throws IOException {
        plugins = Files.createDirectory(scratch.resolve("plugins"));
    }

    @Test
    void listsBuiltInPluginsByKindAndName() {
        try (PluginCatalogue catalogue = PluginCatalogue.load(null)) {
            List<String> names = catalogue.entries().stream()
                    .map(entry -> entry.kind().text() + " " + entry.name())
                    .toList();

            assertTrue(names.containsAll(List.of("backend sim", "placement-strategy binpack")), names.toString());
            assertEquals(names.stream().sorted().toList(), names);
        }
    }

    @Test
    void findsTheExampleInThePluginFolder() throws IOException {
        PluginJar.ofFolder(
                plugins,
                "quiet-hosts-1.0.0.jar",
                "com.example.quiethosts.QuietHostsPlugin",
                Path.of("../examples/src/main/java"));

        try (PluginCatalogue catalogue = PluginCatalogue.load(plugins)) {
            CatalogueEntry entry = new CatalogueEntry(
                    CatalogueEntry.Kind.PLACEMENT_STRATEGY, "quiet-hosts", "1.0.0", "quiet-hosts-1.0.0.jar");
            assertTrue(catalogue.entries().contains(entry), catalogue.entries().toString());
            assertTrue(catalogue.strategies().containsKey("quiet-hosts"));
        }
    }

    @Test
    void placesTasksByStrategyOfPluginFolder() throws IOException {
        PluginJar.of(plugins, "any.jar", "com.any.Entry", PluginJar.source("com.any", "any", "any-host"));
        Configuration configuration =
                Configuration.of("sim", ClockMode.settling()).withPluginFolder(plugins);

        try (Evenkeel evenkeel = Evenkeel.open(configuration)) {
            assertTrue(evenkeel.plugins().strategies().containsKey("any-host"));
        }
    }

    @Test
    void givesEachJarItsOwnClasses() throws IOException {
        PluginJar.of(plugins, "one.jar", "com.same.Entry", PluginJar.source("com.same", "one", "first"));
        PluginJar.of(plugins, "two.jar", "com.same.Entry", PluginJar.source("com.same", "two", "second"));

        try (PluginCatalogue catalogue = PluginCatalogue.load(plugins)) {
            assertTrue(catalogue.strategies().keySet().containsAll(List.of("first", "second")));
        }
    }

    @Test
    void hidesOurOwnClassesFromPlugins() throws IOException {
        PluginJar.of(plugins, "nosy.jar", "com.nosy.Entry", """
                package com.nosy;
                import dev.evenkeel.core.spi.Plugin;
                public final class Entry implements Plugin {
                    public String name() {
                        try {
                            return Class.forName("dev.evenkeel.bootstrap.Evenkeel").getSimpleName();
                        } catch (ClassNotFoundException hidden) {
                            return "nosy";
                        }
                    }
                    public String version() { return "1"; }
                }
                """);

        try (PluginCatalogue catalogue = PluginCatalogue.load(plugins)) {
            assertTrue(catalogue
                    .entries()
                    .contains(new CatalogueEntry(CatalogueEntry.Kind.PLUGIN, "nosy", "1", "nosy.jar")));
        }
    }

    @Test
    void refusesTwoPluginsOfOneNameAndNamesBothJars() throws IOException {
        PluginJar.of(plugins, "one.jar", "com.one.Entry", PluginJar.source("com.one", "twin", "first"));
        PluginJar.of(plugins, "two.jar", "com.two.Entry", PluginJar.source("com.two", "twin", "second"));

        assertRefused("Two plugins are named 'twin', one in one.jar and one in two.jar; remove one of them.");
    }

    @Test
    void refusesStrategyThatHasTheNameOfABuiltInOne() throws IOException {
        PluginJar.of(plugins, "mine.jar", "com.mine.Entry", PluginJar.source("com.mine", "mine", "spread"));

        StartupException refused = assertThrows(StartupException.class, () -> PluginCatalogue.load(plugins));

        assertTrue(
                refused.line()
                        .matches("Two placement strategies are named 'spread', one in .*core.* and one in mine.jar;"
                                + " remove one of them\\."),
                refused.line());
    }

    @Test
    void refusesNameThatCannotBeWritten() throws IOException {
        PluginJar.of(plugins, "loud.jar", "com.loud.Entry", PluginJar.source("com.loud", "loud", "LOUD!"));

        assertRefused("A placement strategy in loud.jar is named 'LOUD!'; names are lower-case letters, digits and -,"
                + " at most 63. Rename it or remove it.");
    }

    @Test
    void refusesProviderThatIsMissing() throws IOException {
        PluginJar.of(plugins, "gone.jar", "com.gone.Entry", "package com.gone; class Other {}");

        assertRefused(
                "A plugin in gone.jar is broken (dev.evenkeel.core.spi.Plugin: Provider com.gone.Entry not found);"
                        + " mend its META-INF/services/dev.evenkeel.core.spi.Plugin or remove it.");
    }

    @Test
    void refusesProviderThatIsNoPlugin() throws IOException {
        PluginJar.of(plugins, "other.jar", "com.other.Entry", "package com.other; public class Entry {}");

        assertRefused("A plugin in other.jar is broken (dev.evenkeel.core.spi.Plugin: com.other.Entry not a subtype);"
                + " mend its META-INF/services/dev.evenkeel.core.spi.Plugin or remove it.");
    }

    @Test
    void refusesPluginThatThrows() throws IOException {
        PluginJar.of(plugins, "bad.jar", "com.bad.Entry", """
                package com.bad;
                import dev.evenkeel.core.spi.Plugin;
                public final class Entry implements Plugin {
                    public Entry() { throw new IllegalStateException("no\\nluck"); }
                    public String name() { return "bad"; }
                    public String version() { return "1"; }
                }
                """);

        assertRefused("A plugin in bad.jar is broken (IllegalStateException: no luck); mend its"
                + " META-INF/services/dev.evenkeel.core.spi.Plugin or remove it.");
    }

    @Test
    void refusesJarThatIsNone() throws IOException {
        Files.writeString(plugins.resolve("text.jar"), "this is no jar");

        StartupException refused = assertThrows(StartupException.class, () -> PluginCatalogue.load(plugins));

        assertTrue(refused.line().startsWith("The jar text.jar cannot be read ("), refused.line());
    }

    @Test
    void refusesFolderThatIsNotThere() {
        Path nowhere = scratch.resolve("nowhere");

        StartupException refused = assertThrows(StartupException.class, () -> PluginCatalogue.load(nowhere));

        assertEquals("There is no plugin folder " + nowhere + "; create it, or leave the option out.", refused.line());
    }

    private void assertRefused(String line) {
        StartupException refused = assertThrows(StartupException.class, () -> PluginCatalogue.load(plugins));
        assertEquals(line, refused.line());
    }
}
