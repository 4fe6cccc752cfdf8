package dev.evenkeel.core.fleet;

import dev.evenkeel.core.capacity.Resources;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** On which instances each host port is taken. */
final class TakenPorts {
    private final int capacity;
    private final SortedMap<Integer, InstanceSet> tcp = new TreeMap<>();
    private final SortedMap<Integer, InstanceSet> udp = new TreeMap<>();

    TakenPorts(int capacity) {
        this.capacity = capacity;
    }

    void set(int slot, Resources ports, boolean taken) {
        set(tcp, slot, ports.tcpPorts(), taken);
        set(udp, slot, ports.udpPorts(), taken);
    }

    private void set(SortedMap<Integer, InstanceSet> byPort, int slot, NavigableSet<Integer> ports, boolean taken) {
        for (Integer port : ports) {
            InstanceSet holders = byPort.computeIfAbsent(port, key -> new InstanceSet(capacity));
            holders.set(slot, taken);
            if (!taken && holders.isEmpty()) {
                byPort.remove(port);
            }
        }
    }

    /** Drops from a set the instances on which one of the ports is taken. */
    void dropTaken(InstanceSet set, Resources needed) {
        dropTaken(set, tcp, needed.tcpPorts());
        dropTaken(set, udp, needed.udpPorts());
    }

    private static void dropTaken(
            InstanceSet set, SortedMap<Integer, InstanceSet> byPort, NavigableSet<Integer> ports) {
        for (Integer port : ports) {
            InstanceSet taken = byPort.get(port);
            if (taken != null) {
                set.drop(taken);
            }
        }
    }
}
