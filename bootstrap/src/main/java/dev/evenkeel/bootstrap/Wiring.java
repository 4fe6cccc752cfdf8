package dev.evenkeel.bootstrap;

import dagger.Module;
import dagger.Provides;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.spi.BackendFactory;
import dev.evenkeel.hooks.HookTargets;
import dev.evenkeel.hooks.HookTargetsException;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** What is made of the configuration, once. */
@Module
interface Wiring {

    @Provides
    @Singleton
    static PluginCatalogue catalogue(Configuration configuration) {
        return PluginCatalogue.load(configuration.pluginFolder());
    }

    /** The chosen backend; an option that it does not know stops the start-up rather than being ignored. */
    @Provides
    @Singleton
    static BackendFactory backend(Configuration configuration, PluginCatalogue catalogue) {
        BackendFactory factory = catalogue.backend(configuration.backend());
        TreeSet<String> known = new TreeSet<>();
        for (String option : factory.options()) {
            known.add(option.substring(0, Math.max(option.indexOf(':'), 0)).strip());
        }
        for (String option : configuration.backendOptions().keySet()) {
            if (!known.contains(option)) {
                throw new StartupException("Backend " + factory.name() + " has no option '" + option + "'; it has "
                        + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
            }
        }
        return factory;
    }

    /** What stands in for functions; a file that cannot be used stops the start-up. */
    @Provides
    @Singleton
    static HookTargets hookTargets(Configuration configuration) {
        if (configuration.lifecycleHooks() == null) {
            return new HookTargets(Collections.emptySortedMap());
        }
        try {
            return HookTargets.read(configuration.lifecycleHooks());
        } catch (HookTargetsException refused) {
            throw new StartupException("The lifecycle hooks can not be used: " + refused.getMessage() + ".");
        }
    }

    /** What happens is kept where the configuration says; a folder that cannot be used stops the start-up. */
    @Provides
    @Singleton
    static Journals journals(Configuration configuration) {
        Path folder = configuration.stateFolder();
        return folder == null
                ? Journals.none()
                : StateFolder.open(
                        folder.toAbsolutePath().normalize(), configuration.backend(), configuration.account());
    }

    @Provides
    @Singleton
    static EventSink sink(Tally tally, List<EventSink> others) {
        return (at, event) -> {
            tally.accept(at, event);
            others.forEach(sink -> sink.accept(at, event));
        };
    }

    @Provides
    @Singleton
    static CommandDesk commandDesk() {
        return new CommandDesk(System::nanoTime);
    }

    @Provides
    @Singleton
    static Tally tally() {
        return new Tally();
    }
}
