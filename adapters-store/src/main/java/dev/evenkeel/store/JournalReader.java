package dev.evenkeel.store;

import dev.evenkeel.core.event.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal from its beginning.
 *
 * <p>A process that died in the middle of a write leaves a torn record at the end: nothing whole follows it, nobody was
 * told that it is on record, and it is left out. A damaged record that whole ones follow is another matter: what it said
 * was relied on, and leaving it out would make another history.
 *
 * @param events of the whole records, in order
 * @param end where the last whole record ends, in bytes
 * @param checksum of the last whole record; 0 when there is none
 */
record JournalReader(List<Event> events, long end, int checksum) {
    static final byte[] TITLE = "evenkeel journal 1\n".getBytes(StandardCharsets.US_ASCII);

    static JournalReader read(Path file, FileChannel channel) {
        ByteBuffer bytes = whole(file, channel);
        int titled = Math.min(TITLE.length, bytes.limit());
        if (!bytes.slice(0, titled).equals(ByteBuffer.wrap(TITLE, 0, titled))) {
            throw corrupt(file, 0, "it does not begin as a journal of version 1 does");
        }
        List<Event> events = new ArrayList<>();
        EventCodec codec = new EventCodec();
        int index = titled;
        int checksum = 0;
        while (true) {
            Optional<Framing.Found> found = Framing.read(bytes, index);
            if (found.isEmpty()) {
                checkNothingFollows(file, bytes, index);
                return new JournalReader(events, index, checksum);
            }
            if (found.get().before() != checksum) {
                throw corrupt(file, index, "the record there does not follow the one before it");
            }
            try {
                events.addAll(codec.read(found.get().payload()));
            } catch (IllegalArgumentException unknown) {
                throw corrupt(file, index, "the record there cannot be understood: " + unknown.getMessage());
            }
            checksum = found.get().checksum();
            index += found.get().length();
        }
    }

    private static void checkNothingFollows(Path file, ByteBuffer bytes, int damaged) {
        for (int index = damaged + 1; index <= bytes.limit() - Framing.HEADER; index++) {
            if (bytes.getInt(index) == Framing.MAGIC
                    && Framing.read(bytes, index).isPresent()) {
                throw corrupt(file, damaged, "the record there is damaged, but a whole one follows at " + index);
            }
        }
    }

    private static ByteBuffer whole(Path file, FileChannel channel) {
        try {
            long size = channel.size();
            if (size > Integer.MAX_VALUE - 8) {
                throw corrupt(file, Integer.MAX_VALUE, "it is over 2 GiB");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
                // Read on until the buffer is full or the file was cut meanwhile.
            }
            return bytes.flip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static CorruptJournalException corrupt(Path file, long offset, String what) {
        return new CorruptJournalException(
                "The journal " + file + " is damaged at byte " + offset + ": " + what
                        + ". Put back a copy of it, or move it away to begin anew.",
                offset);
    }
}
