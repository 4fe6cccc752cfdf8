package dev.evenkeel.store;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal in an append-only file, one record for each batch, synchronized with the disk before {@code append} returns.
 * One process has it open at a time. After a write that failed nothing is appended any more: what the disk then holds is
 * not known.
 */
public final class FileJournal implements Journal, AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final EventCodec codec = new EventCodec();
    private final List<Event> before;
    private final long cut;
    private int checksum;
    private @Nullable IOException failure;

    private FileJournal(Path file, FileChannel channel, JournalReader read, long cut) {
        this.file = file;
        this.channel = channel;
        this.cut = cut;
        before = List.copyOf(read.events());
        checksum = read.checksum();
    }

    /**
     * Opens a journal, makes it if there is none, and cuts off a torn end.
     *
     * @throws CorruptJournalException when it is damaged elsewhere
     * @throws UncheckedIOException when it cannot be read or written, or another process has it open
     */
    public static FileJournal open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(file, channel);
                JournalReader read = JournalReader.read(file, channel);
                long cut = channel.size() - read.end();
                channel.truncate(read.end());
                if (read.end() < JournalReader.TITLE.length) {
                    channel.truncate(0);
                    writeFully(channel.position(0), ByteBuffer.wrap(JournalReader.TITLE));
                }
                channel.position(channel.size());
                channel.force(true);
                return new FileJournal(file, channel, read, cut);
            } catch (IOException | RuntimeException refused) {
                channel.close();
                throw refused;
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The journal " + file + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** What it held when it was opened, in order. */
    public List<Event> before() {
        return before;
    }

    /** How many bytes of a torn record were cut off when it was opened. */
    public long cut() {
        return cut;
    }

    @Override
    public void append(List<Event> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("nothing to append: a batch is never empty");
        }
        if (failure != null) {
            throw new UncheckedIOException("The journal " + file + " failed before", failure);
        }
        ByteBuffer payload = ByteBuffer.wrap(codec.write(events));
        try {
            writeFully(channel, Framing.write(checksum, payload));
            channel.force(false);
            checksum = Framing.checksum(checksum, payload);
        } catch (IOException unwritten) {
            failure = unwritten;
            throw new UncheckedIOException(
                    "The journal " + file + " cannot be written: " + unwritten.getMessage(), unwritten);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("The journal " + file + " cannot be closed", unclosed);
        }
    }

    /** Held until the channel is closed. */
    private static void lock(Path file, FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            // The same answer as for another process: below.
        }
        if (lock == null) {
            throw new IOException("it is open elsewhere (" + file.getFileName() + ")");
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int unused = channel.write(bytes);
        }
    }
}
