package dev.evenkeel.sim;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.taskdefinition.PortRange;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A container instance: its size, its place, the images it has cached and the ports it has given out. */
final class Host {
    /** SSH, the Docker daemon and the agent: what an ECS-optimized image has taken before any task. */
    private static final List<Integer> RESERVED_PORTS = List.of(22, 2375, 2376, 51678, 51679);

    /** Linux's ephemeral range, from which Docker takes dynamic ports. */
    private static final int DYNAMIC_FIRST = 32768;

    private static final int DYNAMIC_PORTS = 60999 - DYNAMIC_FIRST + 1;

    private final ClusterArn cluster;
    private final String id;
    private final String zone;
    private final Resources registered;
    private final List<Attribute> attributes;
    private final @Nullable String capacityProvider;
    private final SortedSet<String> images = new TreeSet<>();
    /** The dynamic ports that are given out, the first of them as 0. */
    private final BitSet ports = new BitSet();

    private boolean connected = true;
    private boolean present = true;
    private boolean hidden;
    private boolean leaving;

    /** @param capacityProvider the one it was started for; null for a host of no group */
    Host(
            ClusterArn cluster,
            String id,
            String zone,
            @Nullable String capacityProvider,
            WorldSettings settings,
            Chance chance) {
        this.capacityProvider = capacityProvider;
        this.cluster = cluster;
        this.id = id;
        this.zone = zone;
        registered = Resources.of(settings.instanceCpu(), settings.instanceMemory())
                .withGpu(settings.instanceGpus())
                .withPorts(new TreeSet<>(RESERVED_PORTS), new TreeSet<>());
        attributes = HostAttributes.of(zone, settings, chance);
    }

    @Nullable
    String capacityProvider() {
        return capacityProvider;
    }

    /** It is told that it will be taken away. */
    void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    String id() {
        return id;
    }

    int cpu() {
        return registered.cpu();
    }

    boolean isPresent() {
        return present;
    }

    boolean isConnected() {
        return connected;
    }

    /** Nobody hears of it, though it is there and its tasks go on. */
    void hide(boolean out) {
        hidden = out;
    }

    boolean isHidden() {
        return hidden;
    }

    /** Whether what happens on it can be heard of. */
    boolean isHeard() {
        return connected && !hidden;
    }

    String zone() {
        return zone;
    }

    void connect(boolean reachable) {
        connected = reachable;
    }

    /** The machine is gone, with its images and all that ran on it. */
    void lose() {
        present = false;
        hidden = false;
        leaving = false;
        images.clear();
        ports.clear();
    }

    /** A machine of the same name is there again, empty. */
    void bringBack() {
        present = true;
        connected = true;
    }

    boolean hasImage(String image) {
        return images.contains(image);
    }

    void cache(String image) {
        images.add(image);
    }

    /** The lowest dynamic port that no container has. */
    int takeDynamicPort() {
        return takeDynamicPorts(1).first();
    }

    /** The lowest dynamic ports in a row that no container has. */
    PortRange takeDynamicPorts(int count) {
        int first = ports.nextClearBit(0);
        while (first + count <= DYNAMIC_PORTS) {
            int taken = ports.nextSetBit(first);
            if (taken < 0 || taken - first >= count) {
                ports.set(first, first + count);
                return new PortRange(DYNAMIC_FIRST + first, DYNAMIC_FIRST + first + count - 1);
            }
            first = ports.nextClearBit(taken);
        }
        throw new IllegalStateException("host " + id + " has no " + count + " dynamic ports in a row; "
                + ports.cardinality() + " are given out");
    }

    void giveBackPort(int port) {
        ports.clear(port - DYNAMIC_FIRST);
    }

    InstanceObservation observation() {
        return new InstanceObservation(
                cluster,
                id,
                zone,
                registered,
                attributes,
                "25.0.8",
                connected,
                present && !hidden,
                leaving,
                capacityProvider);
    }
}
