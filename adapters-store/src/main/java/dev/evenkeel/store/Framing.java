package dev.evenkeel.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The bytes of one record: magic, length, checksum of the record before, checksum, payload; whole numbers of four bytes,
 * big end first. The checksum is CRC32C over length, the checksum before and payload, so that a record that was taken
 * out or put elsewhere is found as surely as one that was changed.
 */
final class Framing {
    static final int LENGTH_MAX = 256 * 1024 * 1024;
    static final int HEADER = 16;
    static final int MAGIC = 0x45564B4A; // EVKJ

    /** A record that is whole; its payload is a view of the file's bytes. */
    record Found(int before, int checksum, ByteBuffer payload) {
        int length() {
            return HEADER + payload.limit();
        }
    }

    private Framing() {}

    static ByteBuffer write(int before, ByteBuffer payload) {
        if (payload.limit() > LENGTH_MAX) {
            throw new IllegalArgumentException("a batch of " + payload.limit() + " bytes is over " + LENGTH_MAX);
        }
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + payload.limit());
        bytes.putInt(MAGIC).putInt(payload.limit()).putInt(before).putInt(checksum(before, payload));
        return bytes.put(payload.duplicate()).flip();
    }

    /** The record at an index, empty when there is none or it is not whole. */
    static Optional<Found> read(ByteBuffer file, int index) {
        if (file.limit() - index < HEADER || file.getInt(index) != MAGIC) {
            return Optional.empty();
        }
        int length = file.getInt(index + 4);
        if (length < 0 || length > LENGTH_MAX || file.limit() - index - HEADER < length) {
            return Optional.empty();
        }
        ByteBuffer payload = file.slice(index + HEADER, length);
        Found found = new Found(file.getInt(index + 8), file.getInt(index + 12), payload);
        return checksum(found.before, payload) == found.checksum ? Optional.of(found) : Optional.empty();
    }

    /** @param payload all of it, from 0 to its limit */
    static int checksum(int before, ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(8).putInt(payload.limit()).putInt(before).flip());
        crc.update(payload.duplicate());
        return (int) crc.getValue();
    }
}
