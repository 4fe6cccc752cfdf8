package dev.evenkeel.docker.watch;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.docker.client.EngineInfo;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
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

    private static final String ZONE = "local";

    /** The names that ECS has for what kernels call their machines. */
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "x86_64", "aarch64", "arm64");

    private final Context context;
    private final Reports reports;
    private final EngineInfo info;
    private final Resources registered;
    private final NavigableSet<ClusterArn> clusters = new TreeSet<>();
    private boolean connected = true;

    /** @param context the backend's */
    public HostCapacity(Context context, Reports reports, EngineInfo info, Resources registered) {
        this.context = context;
        this.reports = reports;
        this.info = info;
        this.registered = registered;
    }

    @Override
    public void offer(ClusterArn cluster) {
        context.runOnContext(nothing -> {
            clusters.add(cluster);
            report(cluster);
        });
    }

    @Override
    public void withdraw(ClusterArn cluster) {
        context.runOnContext(nothing -> clusters.remove(cluster));
    }

    /** Tells every cluster whether its instance can be reached. On the backend's context only. */
    public void connected(boolean now) {
        connected = now;
        clusters.forEach(this::report);
    }

    private void report(ClusterArn cluster) {
        reports.instanceObserved(new InstanceObservation(
                cluster,
                info.name(),
                ZONE,
                registered,
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
        all.add(attribute("ecs.availability-zone", ZONE));
        for (String capability : CAPABILITIES) {
            all.add(new Attribute(capability, null, null, null));
        }
        return all;
    }

    private static Attribute attribute(String name, String value) {
        return new Attribute(name, value, null, null);
    }
}
