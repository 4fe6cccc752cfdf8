package dev.evenkeel.sim;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ClusterArn;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The container instances of every cluster. */
final class Hosts {
    private final ArnScope scope;
    private final WorldSettings settings;
    private final long seed;
    private final SortedMap<ClusterArn, SortedMap<String, Host>> byCluster = new TreeMap<>();
    private int made;

    Hosts(ArnScope scope, WorldSettings settings, long seed) {
        this.scope = scope;
        this.settings = settings;
        this.seed = seed;
    }

    /** Makes the hosts of a cluster unless it has them; sorted by id. */
    Collection<Host> offer(ClusterArn cluster) {
        return byCluster.computeIfAbsent(cluster, this::make).values();
    }

    /** One more host for a cluster that has been offered some. */
    Optional<Host> add(ClusterArn cluster) {
        SortedMap<String, Host> hosts = byCluster.get(cluster);
        if (hosts == null) {
            return Optional.empty();
        }
        Host host = make(cluster, made++);
        hosts.put(host.id(), host);
        return Optional.of(host);
    }

    /** One more host for a provider's group, in the next zone in turn. */
    Optional<Host> addTo(ClusterArn cluster, String capacityProvider, int number) {
        SortedMap<String, Host> there = byCluster.get(cluster);
        if (there == null) {
            return Optional.empty();
        }
        Chance chance = new Chance(seed, cluster.value() + "/" + capacityProvider + "/" + number);
        Host host = new Host(cluster, "i-" + chance.hex(17), zone(number), capacityProvider, settings, chance);
        there.put(host.id(), host);
        return Optional.of(host);
    }

    void remove(ClusterArn cluster, String hostId) {
        SortedMap<String, Host> there = byCluster.get(cluster);
        if (there != null) {
            there.remove(hostId);
        }
    }

    private String zone(int number) {
        return scope.region() + (char) ('a' + number % settings.zones());
    }

    void withdraw(ClusterArn cluster) {
        byCluster.remove(cluster);
    }

    Optional<Host> find(ClusterArn cluster, @Nullable String hostId) {
        return hostId == null
                ? Optional.empty()
                : Optional.ofNullable(byCluster
                        .getOrDefault(cluster, Collections.emptySortedMap())
                        .get(hostId));
    }

    /** The hosts a cluster has now, sorted by id. */
    Collection<Host> of(ClusterArn cluster) {
        return byCluster.getOrDefault(cluster, Collections.emptySortedMap()).values();
    }

    private SortedMap<String, Host> make(ClusterArn cluster) {
        SortedMap<String, Host> hosts = new TreeMap<>();
        for (int i = 0; i < settings.instances(); i++) {
            Host host = make(cluster, i);
            hosts.put(host.id(), host);
        }
        made = Math.max(made, settings.instances());
        return hosts;
    }

    private Host make(ClusterArn cluster, int number) {
        Chance chance = new Chance(seed, cluster.value() + "/" + number);
        return new Host(cluster, "i-" + chance.hex(17), zone(number), null, settings, chance);
    }
}
