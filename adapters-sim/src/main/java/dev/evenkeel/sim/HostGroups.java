package dev.evenkeel.sim;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The groups of hosts behind capacity providers. A host that was asked for arrives after half a minute to a minute and a
 * half; while there is a shortage it is tried again and again. A host that is lost is replaced.
 */
final class HostGroups {
    private static final Duration RETRY = Duration.ofSeconds(30);

    /** The hosts of one provider in one cluster. */
    private static final class Group {
        private final SortedSet<String> hosts = new TreeSet<>();
        private int wanted;
        private int launching;
        private int launched;
    }

    private final Timeline timeline;
    private final Hosts hosts;
    private final WorldSettings settings;
    private final Chance chance;
    private final Consumer<Host> arrived;
    private final Consumer<Host> taken;
    private final SortedMap<ClusterArn, SortedMap<String, Group>> groups = new TreeMap<>();
    private boolean shortage;

    /**
     * @param arrived is told of each host that has come
     * @param taken takes one away, with all that runs on it
     */
    HostGroups(
            Timeline timeline,
            Hosts hosts,
            WorldSettings settings,
            long seed,
            Consumer<Host> arrived,
            Consumer<Host> taken) {
        this.timeline = timeline;
        this.hosts = hosts;
        this.settings = settings;
        this.chance = new Chance(seed, "groups");
        this.arrived = arrived;
        this.taken = taken;
    }

    void resize(ClusterArn cluster, String provider, int count) {
        Group group =
                groups.computeIfAbsent(cluster, key -> new TreeMap<>()).computeIfAbsent(provider, key -> new Group());
        group.wanted = Math.clamp(count, settings.groupMin(), settings.groupMax());
        fill(cluster, provider, group);
    }

    void withdraw(ClusterArn cluster) {
        groups.remove(cluster);
    }

    /** While it lasts no host arrives. */
    void shortage(boolean begins) {
        shortage = begins;
    }

    /** A host goes back, and its group is one smaller. */
    void release(ClusterArn cluster, Host host) {
        Group group = of(cluster).get(String.valueOf(host.capacityProvider()));
        if (group != null && group.hosts.remove(host.id())) {
            group.wanted = Math.max(settings.groupMin(), group.wanted - 1);
            timeline.at(timeline.instant().plus(chance.between(1_000, 5_000)), () -> {
                taken.accept(host);
                hosts.remove(cluster, host.id());
            });
        }
    }

    /** A host is gone that was not given back. */
    void lost(ClusterArn cluster, Host host) {
        String provider = String.valueOf(host.capacityProvider());
        Group group = of(cluster).get(provider);
        if (group != null && group.hosts.remove(host.id())) {
            fill(cluster, provider, group);
        }
    }

    private void fill(ClusterArn cluster, String provider, Group group) {
        while (group.hosts.size() + group.launching < group.wanted) {
            group.launching++;
            timeline.at(
                    timeline.instant().plus(chance.between(30_000, 90_000)), () -> arrive(cluster, provider, group));
        }
    }

    private void arrive(ClusterArn cluster, String provider, Group group) {
        if (of(cluster).get(provider) != group || group.hosts.size() >= group.wanted) {
            group.launching--; // nobody wants it any more
        } else if (shortage) {
            timeline.at(timeline.instant().plus(RETRY), () -> arrive(cluster, provider, group));
        } else {
            group.launching--;
            hosts.addTo(cluster, provider, group.launched++).ifPresent(host -> {
                group.hosts.add(host.id());
                arrived.accept(host);
            });
        }
    }

    private SortedMap<String, Group> of(ClusterArn cluster) {
        return groups.getOrDefault(cluster, Collections.emptySortedMap());
    }
}
