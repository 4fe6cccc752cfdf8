package dev.evenkeel.bootstrap;

import dev.evenkeel.core.spi.BackendFactory;
import dev.evenkeel.core.spi.PlacementStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All plugins there are: those on the class path, the built-in ones among them, and those in the plugin folder.
 *
 * <p>What it holds never depends on the order of the class path: everything is sorted by name, and two of one name stop
 * the start-up.
 */
public final class PluginCatalogue implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final PluginFolder folder = new PluginFolder();
    private final SortedMap<String, String> pluginOrigins = new TreeMap<>();
    private final SortedMap<String, String> strategyOrigins = new TreeMap<>();
    private final SortedMap<String, String> backendOrigins = new TreeMap<>();
    private final SortedMap<String, PlacementStrategy> strategies = new TreeMap<>();
    private final SortedMap<String, BackendFactory> backends = new TreeMap<>();
    private final List<CatalogueEntry> entries = new ArrayList<>();

    private PluginCatalogue() {}

    /**
     * Finds the plugins.
     *
     * @param pluginFolder null for none
     * @throws StartupException when one is broken, or two have one name
     */
    public static PluginCatalogue load(@Nullable Path pluginFolder) {
        return load(PluginCatalogue.class.getClassLoader(), pluginFolder);
    }

    static PluginCatalogue load(ClassLoader classPath, @Nullable Path pluginFolder) {
        PluginCatalogue catalogue = new PluginCatalogue();
        try {
            PluginSource.read(classPath, "the class path").forEach(catalogue::add);
            if (pluginFolder != null) {
                catalogue.folder.read(pluginFolder).forEach(catalogue::add);
            }
        } catch (StartupException refused) {
            catalogue.close();
            throw refused;
        }
        Collections.sort(catalogue.entries);
        return catalogue;
    }

    /** Every strategy, by name. */
    public SortedMap<String, PlacementStrategy> strategies() {
        return Collections.unmodifiableSortedMap(strategies);
    }

    /**
     * The backend of a name.
     *
     * @throws StartupException when there is none
     */
    public BackendFactory backend(String name) {
        BackendFactory found = backends.get(name);
        if (found == null) {
            throw new StartupException("There is no backend '" + name + "'; choose one of "
                    + String.join(", ", backends.keySet()) + ", or add its plugin.");
        }
        return found;
    }

    /** All that can be chosen, sorted by kind and name. */
    public List<CatalogueEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** Lets go of the jars; classes that were not loaded yet cannot be any more. */
    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }

    private void add(PluginSource.Found found) {
        String origin = found.origin();
        try {
            String name = checked(found.plugin().name(), "plugin", origin);
            String version = found.plugin().version();
            claim("plugins", name, origin, pluginOrigins);
            int before = entries.size();
            for (BackendFactory backend : found.plugin().backends()) {
                String backendName = checked(backend.name(), "backend", origin);
                claim("backends", backendName, origin, backendOrigins);
                backends.put(backendName, backend);
                entries.add(new CatalogueEntry(CatalogueEntry.Kind.BACKEND, backendName, version, origin));
            }
            for (PlacementStrategy strategy : found.plugin().placementStrategies()) {
                String strategyName = checked(strategy.name(), "placement strategy", origin);
                claim("placement strategies", strategyName, origin, strategyOrigins);
                strategies.put(strategyName, strategy);
                entries.add(new CatalogueEntry(CatalogueEntry.Kind.PLACEMENT_STRATEGY, strategyName, version, origin));
            }
            if (entries.size() == before) {
                entries.add(new CatalogueEntry(CatalogueEntry.Kind.PLUGIN, name, version, origin));
            }
        } catch (StartupException refused) {
            throw refused;
        } catch (RuntimeException | LinkageError broken) {
            throw new StartupException("The plugin " + found.plugin().getClass().getName() + " in " + origin
                    + " is broken (" + broken + "); mend it or remove it.");
        }
    }

    private static String checked(@Nullable String name, String what, String origin) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new StartupException("A " + what + " in " + origin + " is named '" + name
                    + "'; names are lower-case letters, digits and -, at most 63. Rename it or remove it.");
        }
        return name;
    }

    private static void claim(String what, String name, String origin, SortedMap<String, String> taken) {
        String other = taken.putIfAbsent(name, origin);
        if (other != null) {
            throw new StartupException("Two " + what + " are named '" + name + "', one in " + other + " and one in "
                    + origin + "; remove one of them.");
        }
    }
}
