package dev.evenkeel.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files that people write: what is in the checkout but what is built, hidden or binary. */
final class Repository {
    /** The root of the checkout: Maven runs tests in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> HIDDEN_BUT_OURS = Set.of(".ci", ".mvn");
    private static final List<String> BINARY = List.of(".png", ".jar", ".gz", ".ico");
    private static final List<Path> FILES = find();

    private Repository() {}

    /** All files, relative to the root, in the order of their names. */
    static List<Path> files() {
        return FILES;
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> find() {
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean foreign =
                            name.equals("target") || (name.startsWith(".") && !HIDDEN_BUT_OURS.contains(name));
                    return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (!name.startsWith(".") && BINARY.stream().noneMatch(name::endsWith)) {
                        found.add(ROOT.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }
}
