package dev.evenkeel.simulation.play;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import java.time.Instant;

/**
 * A hash over events: FNV-1a of what they say in full, or for speed of what tells most runs apart: their time, their kind,
 * and whom a task's are about.
 */
final class TraceHash implements EventSink {
    private static final long PRIME = 0x100000001B3L;

    private final boolean full;
    private long hash = 0xCBF29CE484222325L;

    TraceHash(boolean full) {
        this.full = full;
    }

    @Override
    public void accept(Instant at, Event event) {
        add(at.toEpochMilli());
        if (full) {
            add(event.toString());
        } else {
            add(event.getClass().getSimpleName());
            switch (event) {
                case Event.TaskProgressed e -> {
                    add(e.taskArn().value());
                    add(e.progress().lastStatus().name());
                }
                case Event.TaskStopRequested e -> add(e.taskArn().value());
                case Event.TaskCreated e -> add(e.task().taskArn().value());
                default -> {}
            }
        }
    }

    String hex() {
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }

    private void add(long number) {
        hash = (hash ^ number) * PRIME;
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
    }
}
