package dev.evenkeel.bootstrap;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.spi.Plugin;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Makes a plugin's jar as its author would: compiled against core alone. */
final class PluginJar {
    private PluginJar() {}

    /** Compiles one source file and packs it with a provider file. */
    static Path of(Path folder, String jarName, String className, String source) throws IOException {
        Path sources = Files.createTempDirectory(folder.getParent(), "source");
        Path file = sources.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return pack(folder.resolve(jarName), compile(requireNonNull(folder.getParent()), List.of(file)), className);
    }

    /** Compiles a folder of sources and packs it with a provider file. */
    static Path ofFolder(Path folder, String jarName, String className, Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
            return pack(folder.resolve(jarName), compile(requireNonNull(folder.getParent()), java), className);
        }
    }

    /** A plugin that brings one strategy, which leaves all candidates. */
    static String source(String packageName, String plugin, String strategy) {
        return """
                package %s;
                import dev.evenkeel.core.spi.*;
                import java.util.List;
                public final class Entry implements Plugin {
                    public String name() { return "%s"; }
                    public String version() { return "2.1"; }
                    public List<PlacementStrategy> placementStrategies() {
                        return List.of(new PlacementStrategy() {
                            public String name() { return "%s"; }
                            public String problem(String field) { return null; }
                            public List<Candidate> best(PlacementQuestion question, List<Candidate> candidates) {
                                return candidates;
                            }
                        });
                    }
                }
                """.formatted(packageName, plugin, strategy);
    }

    /** Compiles into a new folder in {@code scratch}: never beside the sources, which may be the repository's own. */
    private static Path compile(Path scratch, List<Path> sources) throws IOException {
        Path classes = Files.createTempDirectory(scratch, "classes");
        String classPath = whereIs(Plugin.class) + File.pathSeparator + whereIs(Nullable.class);
        String[] arguments = Stream.concat(
                        Stream.of("-proc:none", "-d", classes.toString(), "-cp", classPath),
                        sources.stream().map(Path::toString))
                .toArray(String[]::new);
        OutputStream silent = OutputStream.nullOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, silent, null, arguments);
        assertTrue(code == 0, () -> "cannot compile " + sources);
        return classes;
    }

    private static String whereIs(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private static Path pack(Path jar, Path classes, String className) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
            }
            zip.putNextEntry(new ZipEntry(PluginSource.SERVICE_FILE));
            zip.write(className.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
