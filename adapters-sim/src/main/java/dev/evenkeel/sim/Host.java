package dev.evenkeel.sim;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.taskdefinition.PortRange;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A container instance: its size, its place, the images it has cached and the ports it has given out. */
final class Host {
    /** SSH, the Docker daemon and the agent: what an ECS-optimized image has taken before any task. */
    private static final List<Integer> RESERVED_PORTS = List.of(22, 2375, 2376, 51678, 51679);

    /** Linux's ephemeral range, from which Docker takes dynamic ports. */
    private static final int DYNAMIC_FIRST = 32768;

    private static final int DYNAMIC_LAST = 60999;

    private final ClusterArn cluster;
    private final String id;
    private final String zone;
    private final Resources registered;
    private final List<Attribute> attributes;
    private final @Nullable String capacityProvider;
    private final SortedSet<String> images = new TreeSet<>();
    private final NavigableSet<Integer> ports = new TreeSet<>();
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
        for (int port = DYNAMIC_FIRST; port <= DYNAMIC_LAST; port++) {
            if (ports.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("host " + id + " has given out all " + ports.size() + " dynamic ports");
    }

    /** The lowest dynamic ports in a row that no container has. */
    PortRange takeDynamicPorts(int count) {
        int first = DYNAMIC_FIRST;
        for (int port = DYNAMIC_FIRST; port <= DYNAMIC_LAST; port++) {
            if (ports.contains(port)) {
                first = port + 1;
            } else if (port - first + 1 == count) {
                PortRange range = new PortRange(first, port);
                range.addTo(ports);
                return range;
            }
        }
        throw new IllegalStateException("host " + id + " has no " + count + " dynamic ports in a row");
    }

    void giveBackPort(int port) {
        ports.remove(port);
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
