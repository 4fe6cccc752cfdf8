package dev.evenkeel.wire.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel. Messages of a stream are numbered; each is acknowledged, and sent again until it is: the client
 * may drop one that it cannot take yet.
 *
 * <ol>
 *   <li>The message whose turn it is goes to the receiver and is acknowledged, unless the receiver has no room for it.
 *   <li>One that comes early is acknowledged and kept until it is its turn; of those at most {@value #MOST_EARLY}.
 *   <li>One that was taken before is acknowledged again: its acknowledgement may have been lost.
 * </ol>
 *
 * <p>Not thread-safe.
 */
public final class DataChannel {
    /** As many messages of this size may be on their way: half a MiB. */
    public static final int LONGEST_PAYLOAD = 8 << 10;

    static final int MOST_UNACKNOWLEDGED = 64;
    static final int MOST_EARLY = 64;

    private static final long SEND_AGAIN_MILLIS = 250;

    /** Which end this is. */
    public enum End {
        /** Beside the command. */
        AGENT,
        /** Beside the user. */
        CLIENT
    }

    /** Takes what the other end says. */
    public interface Receiver {

        /**
         * A payload in its turn.
         *
         * @param last whether the other end has said that no other follows
         * @return false when there is no room for it now; it comes again
         */
        boolean take(PayloadType type, byte[] payload, boolean last);

        /** More may be sent than before. */
        void acknowledged();

        /** The other end has closed the channel, with a reason or an empty text. */
        void closed(String output);
    }

    private final String outgoing;
    private final String incoming;
    private final Consumer<byte[]> frames;
    private final Receiver receiver;
    private final LongSupplier millis;
    private final SortedMap<Long, Sent> unacknowledged = new TreeMap<>();
    private final SortedMap<Long, AgentMessage> early = new TreeMap<>();
    private long nextToSend;
    private long nextToTake;

    @SuppressWarnings("ArrayRecordComponent") // kept to be sent again, and compared with none
    private record Sent(byte[] frame, long at) {}

    /**
     * @param frames is given what is to be sent to the other end, in this order
     * @param millis the time, epoch milliseconds
     */
    public DataChannel(End end, Consumer<byte[]> frames, Receiver receiver, LongSupplier millis) {
        this.outgoing = end == End.AGENT ? AgentMessage.OUTPUT : AgentMessage.INPUT;
        this.incoming = end == End.AGENT ? AgentMessage.INPUT : AgentMessage.OUTPUT;
        this.frames = frames;
        this.receiver = receiver;
        this.millis = millis;
    }

    /** Whether so many messages are on their way that the next ought to wait. */
    public boolean isFull() {
        return unacknowledged.size() >= MOST_UNACKNOWLEDGED;
    }

    /** Whether the other end has acknowledged everything. */
    public boolean isIdle() {
        return unacknowledged.isEmpty();
    }

    /** Sends a payload, of at most {@link #LONGEST_PAYLOAD} bytes. */
    public void send(PayloadType type, byte[] payload) {
        send(type, payload, nextToSend == 0 ? 1 : 0);
    }

    /** Says that no input follows: an empty message with the flag that the protocol has for the last of a stream. */
    public void sendLast() {
        send(PayloadType.OUTPUT, new byte[0], AgentMessage.LAST);
    }

    /** Closes the channel; what is on its way should have been acknowledged. */
    public void close(String sessionId, String output) {
        UUID id = UUID.randomUUID();
        byte[] payload = SessionJson.closed(id, millis.getAsLong(), sessionId, output);
        frames.accept(message(AgentMessage.CLOSED, 0, AgentMessage.LAST, id, 0, payload));
    }

    /**
     * Takes a frame from the other end.
     *
     * @throws SessionException when it is none of this protocol
     */
    public void received(byte[] frame) {
        AgentMessage message = AgentMessage.decode(frame);
        if (message.type().equals(incoming)) {
            takeStream(message);
        } else if (message.type().equals(AgentMessage.ACKNOWLEDGE)) {
            if (unacknowledged.remove(SessionJson.acknowledged(message.payload())) != null) {
                receiver.acknowledged();
            }
        } else if (message.type().equals(AgentMessage.CLOSED)) {
            receiver.closed(SessionJson.output(message.payload()));
        }
        // Others (start_publication, pause_publication) come from a service in between, which there is none of here.
    }

    /** Hands out what came early, if the receiver has room again. */
    public void drain() {
        for (AgentMessage next = early.get(nextToTake); next != null; next = early.get(nextToTake)) {
            if (!hand(next)) {
                return;
            }
            early.remove(nextToTake++);
        }
    }

    /** Sends again what was not acknowledged for a while. To be called a few times a second. */
    public void sendAgain() {
        long now = millis.getAsLong();
        List<Long> late = new ArrayList<>();
        Iterator<Map.Entry<Long, Sent>> entries = unacknowledged.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Sent> entry = entries.next();
            if (now - entry.getValue().at() >= SEND_AGAIN_MILLIS) {
                late.add(entry.getKey());
            }
        }
        for (long number : late) {
            @Nullable Sent sent = unacknowledged.get(number);
            if (sent != null) {
                unacknowledged.put(number, new Sent(sent.frame(), now));
                frames.accept(sent.frame());
            }
        }
    }

    private void send(PayloadType type, byte[] payload, long flags) {
        byte[] frame = message(outgoing, nextToSend, flags, UUID.randomUUID(), type.number(), payload);
        unacknowledged.put(nextToSend++, new Sent(frame, millis.getAsLong()));
        frames.accept(frame);
    }

    private void takeStream(AgentMessage message) {
        if (message.sequenceNumber() < nextToTake) {
            acknowledge(message);
        } else if (message.sequenceNumber() > nextToTake) {
            if (early.size() < MOST_EARLY) {
                acknowledge(message);
                early.put(message.sequenceNumber(), message);
            }
        } else if (hand(message)) {
            nextToTake++;
            early.remove(message.sequenceNumber());
            acknowledge(message);
            drain();
        }
    }

    private boolean hand(AgentMessage message) {
        boolean last = (message.flags() & AgentMessage.LAST) != 0;
        return PayloadType.of(message.payloadType())
                .map(type -> receiver.take(type, message.payload(), last))
                // What nobody here understands is taken and forgotten, or the stream would stand still.
                .orElse(true);
    }

    private void acknowledge(AgentMessage message) {
        byte[] payload = SessionJson.acknowledge(message);
        frames.accept(message(AgentMessage.ACKNOWLEDGE, 0, 3, UUID.randomUUID(), 0, payload));
    }

    private byte[] message(String type, long number, long flags, UUID id, int payloadType, byte[] payload) {
        return new AgentMessage(type, millis.getAsLong(), number, flags, id, payloadType, payload).encode();
    }
}
