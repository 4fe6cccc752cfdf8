package dev.evenkeel.bootstrap;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Evenkeel, as apps and tests embed it: an engine and a backend for each region, opened when it is first asked for.
 *
 * <p>All methods may be called from any thread. With a wall clock each region runs on a thread of its own; with a virtual
 * or settling clock calls run on the caller's thread, one at a time.
 */
@Singleton
public final class Evenkeel implements AutoCloseable {
    /** Clients choose the region, and each one costs an engine: more than AWS has are a mistake or an attack. */
    private static final int REGIONS_MAX = 64;

    private final Configuration configuration;
    private final PluginCatalogue catalogue;
    private final RegionOpener opener;
    private final Journals journals;
    private final Tally tally;
    private final CommandDesk commands;
    private final ReentrantLock lock = new ReentrantLock();
    private final SortedMap<String, Region> regions = new TreeMap<>();
    private Instant start;
    private boolean closed;

    @Inject
    Evenkeel(
            Configuration configuration,
            PluginCatalogue catalogue,
            RegionOpener opener,
            Journals journals,
            Pacings pacings,
            Tally tally,
            CommandDesk commands) {
        this.configuration = configuration;
        this.catalogue = catalogue;
        this.opener = opener;
        this.journals = journals;
        this.tally = tally;
        this.commands = commands;
        start = pacings.start();
    }

    /**
     * Starts.
     *
     * @throws StartupException when it cannot be as configured, with one line that says why and what to do
     */
    public static Evenkeel open(Configuration configuration) {
        return open(configuration, List.of());
    }

    /**
     * Starts, and tells of each event.
     *
     * @param sinks called in this order
     * @throws StartupException when it cannot be as configured, with one line that says why and what to do
     */
    public static Evenkeel open(Configuration configuration, List<EventSink> sinks) {
        Evenkeel evenkeel = DaggerEvenkeelComponent.factory()
                .create(configuration, List.copyOf(sinks))
                .evenkeel();
        try {
            // A backend that cannot be used is found out now, not at the first request.
            Region unused = evenkeel.region(configuration.region());
            // What was running in other regions is looked after too, before anybody asks.
            evenkeel.journals.regions().forEach(evenkeel::region);
        } catch (RuntimeException refused) {
            evenkeel.close();
            throw refused;
        }
        return evenkeel;
    }

    public Configuration configuration() {
        return configuration;
    }

    /** The plugins that were found. */
    public PluginCatalogue plugins() {
        return catalogue;
    }

    /**
     * Calls operations in a region, as one turn: nothing else happens in that region meanwhile.
     *
     * @param action must not keep the session, and must not block unless the backend has rules of its own
     * @return the answer; ends with an {@link EcsException} when the request was refused
     */
    public <T> CompletionStage<T> call(String region, Function<Session, T> action) {
        tally.call();
        try {
            return region(region).call(action);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    /**
     * Lets time go by in all regions. Virtual and settling clocks only.
     *
     * @throws IllegalStateException when time goes by itself
     */
    public void advance(Duration span) {
        List<Region> all = open();
        for (Region region : all) {
            region.advance(span);
        }
        lock.lock();
        try {
            start = start.plus(span);
        } finally {
            lock.unlock();
        }
    }

    /** What containers in a region write; empty when they write nowhere that can be read here. */
    public Optional<LogSource> logs(String region) {
        return region(region).logs();
    }

    /** Where commands wait that ExecuteCommand has allowed. */
    public CommandDesk commands() {
        return commands;
    }

    /** Puts work on tasks of a region; empty when that cannot be done from here. */
    public Optional<WorkloadDriver> workload(String region) {
        return region(region).workload();
    }

    /** The backend of a region, for tests that reach into it. */
    public Backend backend(String region) {
        return region(region).backend();
    }

    /** Whether {@link #reset} can be called: only what is simulated can be unmade. */
    public boolean isResettable() {
        return configuration.backend().equals("sim");
    }

    /**
     * Empties the world: no cluster but {@code default}, no task, no service in any region.
     *
     * @throws IllegalStateException unless {@link #isResettable}
     */
    public void reset() {
        if (!isResettable()) {
            throw new IllegalStateException("backend " + configuration.backend() + " cannot be reset");
        }
        lock.lock();
        try {
            closeRegions();
        } finally {
            lock.unlock();
        }
    }

    /** What has happened so far, and what there is now. */
    public CompletionStage<Statistics> statistics() {
        List<CompletableFuture<Statistics.RegionStatistics>> counts = new ArrayList<>();
        for (Region region : open()) {
            region.statistics().ifPresent(count -> counts.add(count.toCompletableFuture()));
        }
        return CompletableFuture.allOf(counts.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> new Statistics(
                        tally.calls(),
                        tally.failures(),
                        tally.events(),
                        counts.stream().map(CompletableFuture::join).toList()));
    }

    /** Ends the engines; containers of a real backend go on running. Closing twice does what once does. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                try {
                    closeRegions();
                } finally {
                    catalogue.close();
                    journals.close();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Region region(String name) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("Evenkeel is closed");
            }
            Region known = regions.get(name);
            if (known != null) {
                return known;
            }
            if (!Configuration.isRegion(name)) {
                throw EcsException.client("'" + name + "' is no region's name.");
            }
            if (regions.size() >= REGIONS_MAX) {
                throw EcsException.client("No more than " + REGIONS_MAX + " regions can be used at a time.");
            }
            Region opened = opener.open(name, start);
            regions.put(name, opened);
            return opened;
        } finally {
            lock.unlock();
        }
    }

    private List<Region> open() {
        lock.lock();
        try {
            return List.copyOf(regions.values());
        } finally {
            lock.unlock();
        }
    }

    private void closeRegions() {
        regions.values().forEach(Region::close);
        regions.clear();
    }
}
