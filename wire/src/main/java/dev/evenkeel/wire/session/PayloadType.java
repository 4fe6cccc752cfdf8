package dev.evenkeel.wire.session;

import java.util.Optional;

/** What a stream message carries. The numbers are the protocol's. */
public enum PayloadType {
    /** Bytes of the command: its output, or its input. */
    OUTPUT(1),
    /** The size of the client's terminal. */
    SIZE(3),
    HANDSHAKE_REQUEST(5),
    HANDSHAKE_RESPONSE(6),
    HANDSHAKE_COMPLETE(7),
    /** A wish of the client's as a number. */
    FLAG(10),
    /** Bytes of the command's error output, where the two are told apart. */
    STDERR(11),
    /** How the command ended. */
    EXIT_CODE(12);

    private final int number;

    PayloadType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** Empty for one that no command over a channel needs. */
    static Optional<PayloadType> of(int number) {
        for (PayloadType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
