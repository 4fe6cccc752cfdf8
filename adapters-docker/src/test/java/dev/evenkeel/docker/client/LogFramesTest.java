package dev.evenkeel.docker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFramesTest {

    private final List<String> lines = new ArrayList<>();
    private final LogFrames frames = new LogFrames(true, lines::add);

    @Test
    void putsLinesTogetherHoweverTheStreamIsCut() {
        Buffer stream = Buffer.buffer()
                .appendBuffer(frame(1, "one\ntw"))
                .appendBuffer(frame(2, "oops\n"))
                .appendBuffer(frame(1, "o\nthrée"));

        for (int size = 1; size <= stream.length(); size++) {
            lines.clear();
            LogFrames cut = new LogFrames(true, lines::add);
            for (int at = 0; at < stream.length(); at += size) {
                cut.accept(stream.getBuffer(at, Math.min(stream.length(), at + size)));
            }
            cut.end();

            assertEquals(List.of("one", "oops", "two", "thrée"), lines, "in pieces of " + size);
        }
    }

    @Test
    void handsALineOutInPiecesWhenItIsTooLong() {
        String piece = "x".repeat(LogFrames.LONGEST_LINE);

        frames.accept(frame(1, piece + piece + "yz\n"));

        assertEquals(List.of(piece, piece, "yz"), lines);
    }

    @Test
    void readsATerminalsStreamAsItIs() {
        LogFrames terminal = new LogFrames(false, lines::add);

        terminal.accept(Buffer.buffer("one\r\ntwo"));
        terminal.end();

        assertEquals(List.of("one", "two"), lines);
    }

    private static Buffer frame(int output, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer()
                .appendByte((byte) output)
                .appendBytes(new byte[3])
                .appendInt(bytes.length)
                .appendBytes(bytes);
    }
}
