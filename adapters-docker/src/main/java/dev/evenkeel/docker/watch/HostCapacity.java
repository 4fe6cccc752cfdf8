package dev.evenkeel.docker.watch;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.docker.client.EngineInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Offers the engine's machine to each cluster as its one container instance.
 *
 * <p>Each cluster is offered all of it: clusters on a laptop are names, not shares.
 */
public final class HostCapacity implements CapacityPool {

    /** What task definitions may require of it; a log driver that the engine lacks it refuses itself. */
    private static final List<String> CAPABILITIES = List.of(
            "com.amazonaws.ecs.capability.logging-driver.awsfirelens",
            "com.amazonaws.ecs.capability.logging-driver.awslogs",
            "com.amazonaws.ecs.capability.logging-driver.fluentd",
            "com.amazonaws.ecs.capability.logging-driver.gelf",
            "com.amazonaws.ecs.capability.logging-driver.journald",
            "com.amazonaws.ecs.capability.logging-driver.json-file",
            "com.amazonaws.ecs.capability.logging-driver.splunk",
            "com.amazonaws.ecs.capability.logging-driver.syslog",
            "com.amazonaws.ecs.capability.privileged-container",
            "ecs.capability.container-health-check",
            "ecs.capability.container-ordering",
            "ecs.capability.task-eni");

    /** The names that ECS has for what kernels call their machines. */
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64", "aarch64", "arm64");

    private final Reports reports;
    private final EngineInfo info;
    private final Offer offer;
    private final NavigableSet<ClusterArn> clusters = new TreeSet<>();
    private boolean connected = true;
    private boolean lost;

    /**
     * What clusters are told of the machine beside what its engine says.
     *
     * @param hostId the container instance's name
     * @param registered all that tasks may use
     * @param attributes what users have put on it
     */
    public record Offer(String hostId, String zone, Resources registered, SortedMap<String, String> attributes) {
        public Offer {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }

    public HostCapacity(Reports reports, EngineInfo info, Offer offer) {
        this.reports = reports;
        this.info = info;
        this.offer = offer;
    }

    /** Reports at once, and not on the backend's context: the first call after the start finds the instance there. */
    @Override
    public synchronized void offer(ClusterArn cluster) {
        clusters.add(cluster);
        report(cluster);
    }

    /** A name that it does not have is that of a machine that is no longer in use here. */
    @Override
    public void observe(ClusterArn cluster, String hostId) {
        if (!hostId.equals(offer.hostId())) {
            reports.instanceObserved(InstanceObservation.gone(cluster, hostId));
        }
    }

    @Override
    public synchronized void withdraw(ClusterArn cluster) {
        clusters.remove(cluster);
    }

    /** Tells every cluster whether its instance can be reached. */
    public synchronized void connected(boolean now) {
        connected = now;
        clusters.forEach(this::report);
    }

    /** Tells every cluster that its instance is gone, with all that was on it. */
    public synchronized void lost() {
        lost = true;
        clusters.forEach(this::report);
    }

    /** Offers it anew after it was lost: as another instance of the same name. */
    public synchronized void found() {
        lost = false;
        connected = true;
        clusters.forEach(this::report);
    }

    private void report(ClusterArn cluster) {
        if (lost) {
            reports.instanceObserved(InstanceObservation.gone(cluster, offer.hostId()));
            return;
        }
        reports.instanceObserved(new InstanceObservation(
                cluster,
                offer.hostId(),
                offer.zone(),
                offer.registered(),
                attributes(),
                "DockerVersion: " + info.version(),
                connected,
                true));
    }

    private List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>();
        all.add(attribute("ecs.os-type", info.osType()));
        all.add(attribute(
                "ecs.cpu-architecture", ARCHITECTURES.getOrDefault(info.architecture(), info.architecture())));
        all.add(attribute("ecs.availability-zone", offer.zone()));
        for (String capability : CAPABILITIES) {
            all.add(new Attribute(capability, null, null, null));
        }
        offer.attributes()
                .forEach((name, value) -> all.add(new Attribute(name, value.isEmpty() ? null : value, null, null)));
        return all;
    }

    private static Attribute attribute(String name, String value) {
        return new Attribute(name, value, null, null);
    }
}
