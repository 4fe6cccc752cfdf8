package dev.evenkeel.wire.session;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * One binary frame of a channel, numbers with the highest byte first:
 *
 * <pre>
 * header length 4 (116) | type 32, padded with spaces | schema version 4 (1) | created 8, ms | sequence number 8 | flags 8
 * message id 16, its halves swapped | SHA-256 of the payload 32 | payload type 4 | payload length 4 | payload
 * </pre>
 *
 * @param type such as {@code output_stream_data}
 * @param created epoch milliseconds
 * @param flags 1 for the first of a stream, 2 for the last
 * @param payloadType the number of a {@link PayloadType}, or 0
 */
@SuppressWarnings("ArrayRecordComponent") // a frame is bytes, and no two are compared
record AgentMessage(
        String type, long created, long sequenceNumber, long flags, UUID id, int payloadType, byte[] payload) {
    static final String OUTPUT = "output_stream_data";
    static final String INPUT = "input_stream_data";
    static final String ACKNOWLEDGE = "acknowledge";
    static final String CLOSED = "channel_closed";
    static final long LAST = 2;

    private static final int HEADER = 116;
    private static final int TYPE = 32;
    private static final int DIGEST = 32;
    private static final int SCHEMA_VERSION = 1;

    byte[] encode() {
        byte[] paddedType = new byte[TYPE];
        Arrays.fill(paddedType, (byte) ' ');
        byte[] name = type.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, paddedType, 0, name.length);
        return ByteBuffer.allocate(HEADER + Integer.BYTES + payload.length)
                .putInt(HEADER)
                .put(paddedType)
                .putInt(SCHEMA_VERSION)
                .putLong(created)
                .putLong(sequenceNumber)
                .putLong(flags)
                .putLong(id.getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .put(digest(payload))
                .putInt(payloadType)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /** @throws SessionException when it is cut off, or its payload is not the one that its digest is of */
    static AgentMessage decode(byte[] frame) {
        try {
            return decode(ByteBuffer.wrap(frame));
        } catch (BufferUnderflowException cutOff) {
            throw new SessionException("a message of " + frame.length + " bytes is cut off");
        }
    }

    private static AgentMessage decode(ByteBuffer frame) {
        int header = frame.getInt();
        byte[] paddedType = new byte[TYPE];
        frame.get(paddedType);
        String type = new String(paddedType, StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
        int unusedVersion = frame.getInt();
        long created = frame.getLong();
        long sequenceNumber = frame.getLong();
        long flags = frame.getLong();
        long low = frame.getLong();
        UUID id = new UUID(frame.getLong(), low);
        byte[] digest = new byte[DIGEST];
        frame.get(digest);
        int payloadType = frame.getInt();
        // Some messages have a shorter header, and so no type of their payload: the length stands where the header
        // ends.
        if (header < HEADER - Integer.BYTES || header > HEADER) {
            throw new SessionException("a message has a header of " + header + " bytes");
        }
        int length = frame.position(header).getInt();
        if (length != frame.remaining()) {
            throw new SessionException(
                    "a message says it carries " + length + " bytes, and carries " + frame.remaining());
        }
        byte[] payload = new byte[length];
        frame.get(payload);
        if (length > 0 && !MessageDigest.isEqual(digest, digest(payload))) {
            throw new SessionException("the digest of a message is not that of its payload");
        }
        return new AgentMessage(type, created, sequenceNumber, flags, id, header == HEADER ? payloadType : 0, payload);
    }

    private static byte[] digest(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
