package dev.evenkeel.bootstrap;

import dev.evenkeel.store.CorruptJournalException;
import dev.evenkeel.store.FileJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder that holds the state of one Evenkeel: a journal for each region, and whose state it is. One process has it at a
 * time, until it ends, however it ends.
 *
 * <p>Files: {@code lock}, held by the process; {@code owner}, three lines: backend, account, identity; {@code
 * REGION.journal}. Others may not read them, since journals hold the environment of containers.
 */
final class StateFolder implements Journals {
    private static final String SUFFIX = ".journal";

    private final Path folder;
    private final FileChannel lock;
    private final String identity;

    private StateFolder(Path folder, FileChannel lock, String identity) {
        this.folder = folder;
        this.lock = lock;
        this.identity = identity;
    }

    /**
     * Takes a folder, and makes it if there is none.
     *
     * @throws StartupException when another process has it, when it is another backend's or account's, or when it cannot be
     *     used
     */
    static StateFolder open(Path folder, String backend, String account) {
        try {
            makeFolder(folder);
            FileChannel lock = lock(folder);
            try {
                return new StateFolder(folder, lock, identity(folder, backend, account));
            } catch (IOException | RuntimeException refused) {
                lock.close();
                throw refused;
            }
        } catch (IOException unusable) {
            throw unusable(folder, unusable);
        }
    }

    @Override
    public Opened open(String region) {
        Path file = folder.resolve(region + SUFFIX);
        try {
            FileJournal journal = FileJournal.open(file);
            return new Opened(journal, journal.before(), journal::close);
        } catch (CorruptJournalException corrupt) {
            throw new StartupException(String.valueOf(corrupt.getMessage())
                    + " Tasks that it knows of and a new one does not are stopped then.");
        } catch (UncheckedIOException unusable) {
            throw new StartupException(String.valueOf(unusable.getMessage()));
        }
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(identity);
    }

    @Override
    public List<String> regions() {
        List<String> regions = new ArrayList<>();
        try (DirectoryStream<Path> journals = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path journal : journals) {
                String name = journal.getFileName().toString();
                String region = name.substring(0, name.length() - SUFFIX.length());
                if (Configuration.isRegion(region)) {
                    regions.add(region);
                }
            }
        } catch (IOException unusable) {
            throw unusable(folder, unusable);
        }
        Collections.sort(regions);
        return regions;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException("The state in " + folder + " cannot be released", unclosed);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** The kernel lets go of it when the process ends, also by kill -9. */
    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            // The same answer as for another process: below.
        }
        if (held == null) {
            channel.close();
            String holder = Files.readString(file).strip();
            throw new StartupException(
                    "The state in " + folder + " is in use" + (holder.isEmpty() ? "" : " by process " + holder)
                            + "; end that one, or give this one a state of its own.");
        }
        channel.truncate(0);
        int unused = channel.write(
                StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"));
        return channel;
    }

    private static String identity(Path folder, String backend, String account) throws IOException {
        Path file = folder.resolve("owner");
        if (!Files.exists(file)) {
            String fresh = "evenkeel-" + UUID.randomUUID().toString().replace("-", "");
            write(file, backend + "\n" + account + "\n" + fresh + "\n");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() != 3) {
            throw new StartupException("The file " + file + " is damaged: it does not say backend, account and name."
                    + " Put back a copy of it, or move the folder away to begin anew.");
        }
        if (!lines.get(0).equals(backend) || !lines.get(1).equals(account)) {
            throw new StartupException("The state in " + folder + " is that of backend " + lines.get(0)
                    + " and account " + lines.get(1) + "; choose those, or another folder.");
        }
        return lines.get(2);
    }

    /** Whole or not at all, also when the machine goes down. */
    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                int unused = channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static StartupException unusable(Path folder, IOException failure) {
        return new StartupException("The state cannot be kept in " + folder + " ("
                + failure.getClass().getSimpleName() + ": " + failure.getMessage() + "); choose another folder.");
    }
}
