package dev.evenkeel.store;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import dev.evenkeel.core.state.RelevantHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal in an append-only file, one record for each batch, synchronized with the disk before {@code append} returns.
 * One process has it open at a time. After a write that failed nothing is appended any more: what the disk then holds is
 * not known.
 *
 * <p>It does not grow without bound. When it is opened or written to and is longer than {@value #CONDENSED_FROM} bytes, and
 * twice as long as when it was condensed last, what no longer matters ({@link RelevantHistory}) is left out: what stays is
 * written to another file, which takes its place only when it is safely on the disk. So a start reads at most twice what
 * the state is worth.
 */
public final class FileJournal implements Journal, AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.evenkeel");
    private static final long CONDENSED_FROM = 16 << 20;
    private static final int EVENTS_A_RECORD = 1000;

    private final Path file;
    private final long condensedFrom;
    private final EventCodec codec = new EventCodec();
    private final long cut;
    private FileChannel channel;
    private List<Event> before;
    private int checksum;
    private long condensedAt;
    private @Nullable IOException failure;

    private FileJournal(Path file, FileChannel channel, JournalReader read, long cut, long condensedFrom) {
        this.file = file;
        this.channel = channel;
        this.cut = cut;
        this.condensedFrom = condensedFrom;
        before = List.copyOf(read.events());
        checksum = read.checksum();
        condensedAt = condensedFrom;
    }

    /**
     * Opens a journal, makes it if there is none, and cuts off a torn end.
     *
     * @throws CorruptJournalException when it is damaged elsewhere
     * @throws UncheckedIOException when it cannot be read or written, or another process has it open
     */
    public static FileJournal open(Path file) {
        return open(file, CONDENSED_FROM);
    }

    /** @param condensedFrom the length in bytes from which on it is condensed */
    static FileJournal open(Path file, long condensedFrom) {
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
                FileJournal journal = new FileJournal(file, channel, read, cut, condensedFrom);
                if (channel.size() > condensedFrom) {
                    journal.condense(read.events());
                }
                return journal;
            } catch (IOException | RuntimeException refused) {
                channel.close();
                throw refused;
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The journal " + file + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** What it held when it was opened, in order; nothing any more once something was appended. */
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
            before = List.of();
            if (channel.position() > condensedAt) {
                condense(JournalReader.read(file, channel).events());
            }
        } catch (IOException unwritten) {
            failure = unwritten;
            throw new UncheckedIOException(
                    "The journal " + file + " cannot be written: " + unwritten.getMessage(), unwritten);
        }
    }

    /** Takes the place of the file by a shorter one; if that cannot be written, this one goes on growing for a while. */
    private void condense(List<Event> events) throws IOException {
        Path shorter = file.resolveSibling(file.getFileName() + ".new");
        FileChannel fresh = FileChannel.open(
                shorter,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        int last;
        try {
            lock(shorter, fresh);
            last = write(RelevantHistory.of(events), fresh);
            fresh.force(true);
            Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritten) {
            fresh.close();
            Files.deleteIfExists(shorter);
            condensedAt = 2 * channel.size();
            LOGGER.log(System.Logger.Level.WARNING, "the journal {0} cannot be condensed: {1}", file, unwritten);
            return;
        }
        channel.close();
        channel = fresh;
        checksum = last;
        condensedAt = Math.max(condensedFrom, 2 * fresh.size());
        forceFolder();
    }

    /** Returns the checksum of the last record. */
    private int write(List<Event> events, FileChannel fresh) throws IOException {
        writeFully(fresh, ByteBuffer.wrap(JournalReader.TITLE));
        int last = 0;
        for (int from = 0; from < events.size(); from += EVENTS_A_RECORD) {
            List<Event> some = events.subList(from, Math.min(events.size(), from + EVENTS_A_RECORD));
            ByteBuffer payload = ByteBuffer.wrap(codec.write(some));
            writeFully(fresh, Framing.write(last, payload));
            last = Framing.checksum(last, payload);
        }
        return last;
    }

    /** A file that was moved is there after a power failure only when its folder is on the disk too. */
    private void forceFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
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
