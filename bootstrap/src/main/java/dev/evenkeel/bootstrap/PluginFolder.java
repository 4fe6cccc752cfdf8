package dev.evenkeel.bootstrap;

import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder of plugins' jars. Each jar has a class loader of its own, which sees the JDK and {@code dev.evenkeel.core} and
 * nothing else of ours, so that a plugin may bring any library in any version.
 */
final class PluginFolder implements Closeable {
    private static final String SHARED = "dev.evenkeel.core.";

    private final List<JarLoader> loaders = new ArrayList<>();

    /** Reads every jar of the folder, in the order of their names. */
    List<PluginSource.Found> read(Path folder) {
        List<PluginSource.Found> found = new ArrayList<>();
        for (Path jar : jars(folder)) {
            String name = String.valueOf(jar.getFileName());
            checkHasProvider(jar, name);
            JarLoader loader = new JarLoader(url(jar));
            loaders.add(loader);
            found.addAll(PluginSource.read(loader, name));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        for (JarLoader loader : loaders) {
            loader.close();
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new StartupException("There is no plugin folder " + folder + "; create it, or leave the option out.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new StartupException("The plugin folder " + folder + " cannot be read (" + unreadable.getMessage()
                    + "); check its permissions.");
        }
    }

    private static void checkHasProvider(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(PluginSource.SERVICE_FILE) == null) {
                throw new StartupException("The jar " + name + " has no " + PluginSource.SERVICE_FILE
                        + "; remove it from the plugin folder.");
            }
        } catch (IOException unreadable) {
            throw new StartupException("The jar " + name + " cannot be read (" + unreadable.getMessage()
                    + "); replace it or remove it from the plugin folder.");
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file has no URL: " + jar, impossible);
        }
    }

    private static final class JarLoader extends URLClassLoader {
        JarLoader(URL jar) {
            super(new URL[] {jar}, new SharedClasses());
        }
    }

    /** The JDK's classes and core's, and no resources of ours: else each jar would seem to bring the built-in plugins. */
    private static final class SharedClasses extends ClassLoader {
        SharedClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(SHARED)) {
                return Class.forName(name, false, PluginFolder.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
