package dev.evenkeel.cli.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.spi.Plugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Builds the example plugin as a third party would: only core on its class path, a jar of its own. */
final class PluginJar {
    private static final Path EXAMPLE = Path.of("..", "examples", "src", "main");

    private PluginJar() {}

    /** Compiles the example into a jar in a folder. */
    static void build(Path folder, Path scratch, String name) throws IOException, URISyntaxException {
        List<String> words = new ArrayList<>(List.of(
                "-d",
                scratch.toString(),
                "--release",
                "21",
                "-proc:none",
                "-cp",
                home(Plugin.class) + ":" + home(NullMarked.class)));
        try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("java/com/example/quiethosts"))) {
            sources.filter(source -> source.toString().endsWith(".java"))
                    .forEach(source -> words.add(source.toString()));
        }
        int exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
        assertEquals(0, exitCode, "the example compiles against core alone");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            addAll(jar, scratch);
            addAll(jar, EXAMPLE.resolve("resources"));
        }
    }

    private static void addAll(JarOutputStream jar, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> add(jar, root, file));
        }
    }

    private static void add(JarOutputStream jar, Path root, Path file) {
        try {
            jar.putNextEntry(new JarEntry(root.relativize(file).toString()));
            Files.copy(file, jar);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
