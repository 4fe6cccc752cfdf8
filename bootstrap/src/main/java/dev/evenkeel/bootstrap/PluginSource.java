package dev.evenkeel.bootstrap;

import dev.evenkeel.core.spi.Plugin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the providers of one class loader, and says in one line what is wrong with a broken one. */
final class PluginSource {
    static final String SERVICE_FILE = "META-INF/services/" + Plugin.class.getName();

    /** A plugin and the jar or folder that it came from. */
    record Found(Plugin plugin, String origin) {}

    private PluginSource() {}

    /** @param origin where the loader reads from, for the message when a provider is broken */
    static List<Found> read(ClassLoader loader, String origin) {
        List<Found> found = new ArrayList<>();
        try {
            Iterator<Plugin> providers =
                    ServiceLoader.load(Plugin.class, loader).iterator();
            while (providers.hasNext()) {
                Plugin plugin = providers.next();
                found.add(new Found(plugin, origin(plugin.getClass(), origin)));
            }
        } catch (ServiceConfigurationError | LinkageError broken) {
            throw new StartupException("A plugin in " + origin + " is broken (" + reason(broken) + "); mend its "
                    + SERVICE_FILE + " or remove it.");
        }
        return found;
    }

    /** The innermost message says most: the outer ones only say that a provider could not be made. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = Objects.requireNonNullElse(cause.getMessage(), "no message");
        return cause instanceof ServiceConfigurationError
                ? message
                : cause.getClass().getSimpleName() + ": " + message;
    }

    private static String origin(Class<?> type, String otherwise) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return otherwise;
        }
        URI location = URI.create(source.getLocation().toString().replace(" ", "%20"));
        if (!"file".equals(location.getScheme())) {
            return location.toString();
        }
        Path path = Path.of(location);
        return Files.isDirectory(path) ? path.toString() : String.valueOf(path.getFileName());
    }
}
