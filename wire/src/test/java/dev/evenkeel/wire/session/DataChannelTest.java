package dev.evenkeel.wire.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.wire.session.DataChannel.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Both ends of a channel, over a line that a test may cut, and frames byte by byte. */
class DataChannelTest {
    private long now = 1_800_000_000_000L;
    private final Deque<byte[]> toClient = new ArrayDeque<>();
    private final Deque<byte[]> toAgent = new ArrayDeque<>();
    private final Listener client = new Listener();
    private final Listener agent = new Listener();
    private final DataChannel clientEnd = new DataChannel(End.CLIENT, toAgent::add, client, () -> now);
    private final DataChannel agentEnd = new DataChannel(End.AGENT, toClient::add, agent, () -> now);

    @Test
    void writesFramesAsTheProtocolHasThem() {
        UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        AgentMessage message = new AgentMessage("input_stream_data", 1, 2, 3, id, 1, bytes("hi"));

        String frame = HexFormat.of().formatHex(message.encode());

        // Written down from the layout, with the digest that `printf hi | sha256sum` prints.
        assertEquals(
                "00000074" + "696e7075745f73747265616d5f64617461" + "20".repeat(15) + "00000001" + "0000000000000001"
                        + "0000000000000002" + "0000000000000003" + "8899aabbccddeeff" + "0011223344556677"
                        + "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4" + "00000001" + "00000002"
                        + "6869",
                frame);
        AgentMessage read = AgentMessage.decode(message.encode());
        assertArrayEquals(message.encode(), read.encode());
    }

    @Test
    void refusesFramesThatAreNone() {
        byte[] good = new AgentMessage("input_stream_data", 1, 0, 0, UUID.randomUUID(), 1, bytes("hi")).encode();

        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThrows(SessionException.class, () -> agentEnd.received(cut), "of " + length + " bytes");
        }
        Random random = new Random(7);
        int refusals = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                agentEnd.received(damaged);
            } catch (SessionException refused) {
                refusals++;
            }
        }
        List<String> kept = agent.taken.stream().distinct().toList();
        assertTrue(refusals > 0, "seed 7");
        assertTrue(kept.isEmpty() || kept.equals(List.of("OUTPUT hi")), "a payload was damaged: " + kept);
    }

    @Test
    void handsOverInOrderWhateverTheLineLoses() {
        Random random = new Random(11);
        List<String> sent = new ArrayList<>();

        for (int step = 0; step < 3_000 || !agentEnd.isIdle(); step++) {
            if (step < 3_000 && !agentEnd.isFull()) {
                sent.add("OUTPUT " + step);
                agentEnd.send(PayloadType.OUTPUT, bytes(Integer.toString(step)));
            }
            client.hasRoom = random.nextInt(4) > 0;
            pass(toClient, clientEnd, random);
            pass(toAgent, agentEnd, random);
            clientEnd.drain();
            now += 50;
            agentEnd.sendAgain();
            assertTrue(step < 100_000, "never arrives, seed 11");
        }
        client.hasRoom = true;
        clientEnd.drain();

        assertEquals(sent, client.taken, "seed 11");
    }

    @Test
    void isFullUntilSomethingIsAcknowledged() {
        for (int each = 0; each < DataChannel.MOST_UNACKNOWLEDGED; each++) {
            assertFalse(agentEnd.isFull());
            agentEnd.send(PayloadType.OUTPUT, bytes("x"));
        }
        assertTrue(agentEnd.isFull());

        clientEnd.received(toClient.remove());
        agentEnd.received(toAgent.remove());

        assertFalse(agentEnd.isFull());
        assertEquals(1, agent.acknowledgements);
    }

    @Test
    void tellsLastInputAndClosing() {
        clientEnd.send(PayloadType.OUTPUT, bytes("all"));
        clientEnd.sendLast();
        toAgent.forEach(agentEnd::received);
        agentEnd.close("ecs-execute-command-1", "over");
        toClient.forEach(clientEnd::received);

        assertEquals(List.of("OUTPUT all", "OUTPUT (last)"), agent.taken);
        assertEquals(List.of("over"), client.closed);
    }

    @Test
    void readsTextsOfThePlugin() {
        SessionJson.Opening opening = SessionJson.opening("{\"MessageSchemaVersion\":\"1.0\",\"RequestId\":\"r\","
                + "\"TokenValue\":\"t\",\"ClientId\":\"c\",\"ClientVersion\":\"1.2.707.0\"}");

        assertEquals(new SessionJson.Opening("t", false, true, true), opening);
        assertFalse(opening.toString().contains("t,"), "a token is printed");
        assertEquals(new SessionJson.Size(80, 24), SessionJson.size(bytes("{\"cols\":80,\"rows\":24}")));
        assertEquals(137, SessionJson.exitCode(bytes("EXIT_CODE: 137")));
        for (String bad : List.of("", "[]", "{", "{\"TokenValue\":1}", "{}", "[".repeat(2_000))) {
            assertThrows(SessionException.class, () -> SessionJson.opening(bad), bad);
        }
        for (String bad : List.of("{\"cols\":0,\"rows\":1}", "{\"cols\":1,\"rows\":70000}", "{}", "x")) {
            assertThrows(SessionException.class, () -> SessionJson.size(bytes(bad)), bad);
        }
    }

    private static void pass(Deque<byte[]> line, DataChannel end, Random random) {
        while (!line.isEmpty()) {
            byte[] frame = line.remove();
            if (random.nextInt(5) > 0) {
                end.received(frame);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Listener implements DataChannel.Receiver {
        private final List<String> taken = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();
        private boolean hasRoom = true;
        private int acknowledgements;

        @Override
        public boolean take(PayloadType type, byte[] payload, boolean last) {
            if (hasRoom) {
                taken.add(type + " " + new String(payload, StandardCharsets.UTF_8) + (last ? "(last)" : ""));
            }
            return hasRoom;
        }

        @Override
        public void acknowledged() {
            acknowledgements++;
        }

        @Override
        public void closed(String output) {
            closed.add(output);
        }
    }
}
