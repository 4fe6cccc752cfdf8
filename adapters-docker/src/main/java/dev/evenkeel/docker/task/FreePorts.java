package dev.evenkeel.docker.task;

import dev.evenkeel.core.taskdefinition.PortRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds host ports that follow one another and are free on the loopback address. The engine holds every port that it has
 * published open, so that trying to open one tells. May be asked from any thread.
 */
final class FreePorts {

    /** Where the ECS agent looks, and where engines publish ports that nobody chose. */
    private static final int FIRST = 49_153;

    private static final int LAST = 65_535;

    private final NavigableMap<Integer, Integer> taken = new TreeMap<>();
    private int next = FIRST;

    /** Takes so many ports in a row; empty when there are none. */
    synchronized Optional<PortRange> take(int count) {
        int tries = LAST - FIRST + 1;
        while (tries > 0) {
            if (next + count - 1 > LAST) {
                tries -= LAST - next + 1;
                next = FIRST;
                continue;
            }
            int free = freeFrom(next, count);
            next += Math.max(1, free);
            tries -= Math.max(1, free);
            if (free == count) {
                PortRange range = new PortRange(next - count, next - 1);
                taken.put(range.first(), range.last());
                return Optional.of(range);
            }
        }
        return Optional.empty();
    }

    synchronized void free(PortRange range) {
        taken.remove(range.first(), range.last());
    }

    /** How many ports from this one on are free, at most {@code count}. */
    private int freeFrom(int first, int count) {
        int free = 0;
        while (free < count && isFree(first + free)) {
            free++;
        }
        return free;
    }

    private boolean isFree(int port) {
        Map.Entry<Integer, Integer> before = taken.floorEntry(port);
        if (before != null && before.getValue() >= port) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException busy) {
            return false;
        }
    }
}
