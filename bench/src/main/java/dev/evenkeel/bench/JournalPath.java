package dev.evenkeel.bench;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.store.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A batch of events goes to the journal in a file: encoded, framed, and on the disk when the call returns. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked with Setup before all else
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JournalPath {
    @Param({"1", "100"})
    public int events;

    private final List<Event> recorded = new ArrayList<>();
    private Path directory;
    private FileJournal journal;
    private int next;

    /** The events are those of a region of 1,000 tasks as it starts. */
    @Setup
    public void fill() {
        new Region(new Region.Size(1_000, 50, 1, true), (at, event) -> recorded.add(event)).fill();
    }

    /** A file for each iteration, so that none grows without end. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Files.createTempDirectory("journal");
        journal = FileJournal.open(directory.resolve("journal"));
    }

    /** The file goes again. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** One batch. */
    @Benchmark
    public void append() {
        next = next + events > recorded.size() - events ? 0 : next + events;
        journal.append(recorded.subList(next, next + events));
    }
}
