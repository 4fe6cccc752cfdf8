package dev.evenkeel.router.http;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** Reads a body as it comes and hands on its bytes, without their chunks. Trailers are read and dropped. */
public final class BodyReader {
    private static final int LONGEST_CHUNK_LINE = 256;
    private static final int LONGEST_TRAILERS = 8 << 10;

    private enum Step {
        DATA,
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA_CR,
        DATA_LF,
        TRAILER,
        DONE
    }

    private final Framing framing;
    private Step step;
    private long left;
    private int lineLength;
    private int digits;
    private int trailersLength;
    private int lastTrailerByte;

    public BodyReader(Framing framing) {
        this.framing = framing;
        left = framing.length();
        step = switch (framing.kind()) {
            case NONE -> Step.DONE;
            case LENGTH -> left == 0 ? Step.DONE : Step.DATA;
            case CHUNKED -> Step.SIZE;
            case CLOSE -> Step.DATA;
        };
        left = framing.kind() == Framing.Kind.CHUNKED ? 0 : left;
    }

    public boolean isDone() {
        return step == Step.DONE;
    }

    /** Whether the end of the connection is the end of the body. */
    public boolean endsWithConnection() {
        return framing.kind() == Framing.Kind.CLOSE;
    }

    /**
     * Reads one piece.
     *
     * @return where the rest begins
     * @throws MalformedException for chunks that are not as they should be
     */
    public int read(Buffer data, int from, Consumer<Buffer> sink) throws MalformedException {
        int at = from;
        while (at < data.length() && step != Step.DONE) {
            if (step == Step.DATA) {
                int piece = data.length() - at;
                if (framing.kind() != Framing.Kind.CLOSE) {
                    piece = (int) Math.min(piece, left);
                    left -= piece;
                    if (left == 0) {
                        step = framing.kind() == Framing.Kind.CHUNKED ? Step.DATA_CR : Step.DONE;
                    }
                }
                sink.accept(at == 0 && piece == data.length() ? data : data.slice(at, at + piece));
                return at + piece;
            }
            line(data.getByte(at++));
        }
        return at;
    }

    private void line(byte letter) throws MalformedException {
        switch (step) {
            case SIZE -> size(letter);
            case EXTENSION -> extension(letter);
            case SIZE_LF -> {
                expect(letter, '\n');
                lineLength = 0;
                digits = 0;
                step = left == 0 ? Step.TRAILER : Step.DATA;
            }
            case DATA_CR -> {
                expect(letter, '\r');
                step = Step.DATA_LF;
            }
            case DATA_LF -> {
                expect(letter, '\n');
                step = Step.SIZE;
            }
            case TRAILER -> trailer(letter);
            case DATA, DONE -> throw new IllegalStateException("no line is read while " + step);
        }
    }

    private void size(byte letter) throws MalformedException {
        int digit = Letters.hex(letter);
        if (digit >= 0) {
            if (++digits > 8) {
                throw MalformedException.bad("a chunk is longer than 4 GiB");
            }
            left = left * 16 + digit;
        } else if (digits == 0) {
            throw MalformedException.bad("a chunk without a size");
        } else if (letter == '\r') {
            step = Step.SIZE_LF;
        } else if (letter == ';') {
            step = Step.EXTENSION;
        } else {
            throw MalformedException.bad("the size of a chunk is not a number");
        }
    }

    private void extension(byte letter) throws MalformedException {
        if (letter == '\r') {
            step = Step.SIZE_LF;
        } else if (!Letters.isInValue(letter & 0xff) || ++lineLength > LONGEST_CHUNK_LINE) {
            throw MalformedException.bad("a chunk's extension is too long, or holds a control character");
        }
    }

    private void trailer(byte letter) throws MalformedException {
        if (++trailersLength > LONGEST_TRAILERS) {
            throw MalformedException.bad("trailers longer than 8 KiB");
        }
        if (letter == '\n') {
            if (lastTrailerByte != '\r') {
                throw MalformedException.bad("a line ends in a bare LF");
            }
            if (lineLength == 0) {
                step = Step.DONE;
            }
            lineLength = 0;
        } else if (lastTrailerByte == '\r') {
            throw MalformedException.bad("a bare CR");
        } else if (letter != '\r') {
            lineLength++;
        }
        lastTrailerByte = letter;
    }

    private static void expect(byte letter, char wanted) throws MalformedException {
        if (letter != wanted) {
            throw MalformedException.bad("a chunk does not end where its size says");
        }
    }
}
