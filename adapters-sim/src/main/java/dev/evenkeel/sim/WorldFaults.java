package dev.evenkeel.sim;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.scaling.AlarmState;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.LaunchType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Faults, done to the parts of one world. */
final class WorldFaults implements Faults {
    private final SimulatedWorld world;
    private final Hosts hosts;
    private final Images images;
    private final ReportChannel channel;
    private final HostChannel hostChannel;

    WorldFaults(SimulatedWorld world, Hosts hosts, Images images, ReportChannel channel, HostChannel hostChannel) {
        this.hostChannel = hostChannel;
        this.world = world;
        this.hosts = hosts;
        this.images = images;
        this.channel = channel;
    }

    @Override
    public List<String> hosts(ClusterArn cluster) {
        return hosts.of(cluster).stream().filter(Host::isPresent).map(Host::id).toList();
    }

    @Override
    public Optional<String> zone(ClusterArn cluster, String hostId) {
        return hosts.find(cluster, hostId).map(Host::zone);
    }

    @Override
    public Optional<String> addInstance(ClusterArn cluster) {
        Optional<Host> host = hosts.add(cluster);
        host.ifPresent(world::report);
        return host.map(Host::id);
    }

    @Override
    public boolean hideInstance(ClusterArn cluster, String hostId) {
        Optional<Host> host = host(cluster, hostId, candidate -> candidate.isPresent() && !candidate.isHidden());
        host.ifPresent(found -> {
            found.hide(true);
            world.report(found);
        });
        return host.isPresent();
    }

    @Override
    public boolean findInstance(ClusterArn cluster, String hostId) {
        Optional<Host> host = host(cluster, hostId, Host::isHidden);
        host.ifPresent(found -> {
            found.hide(false);
            world.reportAll(found);
        });
        return host.isPresent();
    }

    @Override
    public List<TaskArn> tasksWithContainers() {
        return world.tasks().stream()
                .filter(task -> task.containers().stream().anyMatch(SimulatedContainer::isRunning))
                .map(task -> task.start().taskArn())
                .toList();
    }

    @Override
    public List<String> runningContainers(TaskArn task) {
        return world.task(task).stream()
                .flatMap(found -> found.containers().stream())
                .filter(SimulatedContainer::isRunning)
                .map(SimulatedContainer::name)
                .toList();
    }

    @Override
    public boolean killContainer(TaskArn task, String container, int exitCode, @Nullable String reason) {
        return world.task(task)
                .filter(found -> found.kill(container, exitCode, reason))
                .isPresent();
    }

    @Override
    public boolean sayHealth(TaskArn task, String container, HealthStatus said) {
        return world.task(task).filter(found -> found.force(container, said)).isPresent();
    }

    @Override
    public boolean ignoreStop(TaskArn task, String container) {
        return world.task(task).filter(found -> found.ignoreStop(container)).isPresent();
    }

    @Override
    public boolean loseInstance(ClusterArn cluster, String hostId) {
        Optional<Host> host = host(cluster, hostId, Host::isPresent);
        host.ifPresent(lost -> {
            world.lose(lost);
            world.groups().lost(cluster, lost);
        });
        return host.isPresent();
    }

    @Override
    public boolean giveSpotNotice(ClusterArn cluster, String hostId) {
        Optional<Host> host = host(cluster, hostId, candidate -> candidate.isPresent() && !candidate.isLeaving());
        host.ifPresent(found -> {
            found.leave();
            world.report(found);
            world.after(SimulatedTask.SPOT_NOTICE, () -> {
                if (found.isLeaving()) {
                    loseInstance(cluster, hostId);
                }
            });
        });
        return host.isPresent();
    }

    @Override
    public boolean interruptSpot(TaskArn task) {
        Optional<SimulatedTask> found =
                world.task(task).filter(each -> each.start().launchType() == LaunchType.FARGATE && !each.isStopped());
        found.ifPresent(SimulatedTask::interrupt);
        return found.isPresent();
    }

    @Override
    public boolean loseZone(ClusterArn cluster, String zone) {
        List<String> there = hosts.of(cluster).stream()
                .filter(host -> host.isPresent() && host.zone().equals(zone))
                .map(Host::id)
                .toList();
        there.forEach(host -> loseInstance(cluster, host));
        return !there.isEmpty();
    }

    @Override
    public void withholdHosts(boolean begins) {
        world.groups().shortage(begins);
    }

    @Override
    public void withholdFargate(String capacityProvider, boolean begins) {
        world.fargate().withhold(capacityProvider, begins);
    }

    @Override
    public boolean bringBackInstance(ClusterArn cluster, String hostId) {
        Optional<Host> host =
                host(cluster, hostId, candidate -> !candidate.isPresent() && candidate.capacityProvider() == null);
        host.ifPresent(found -> {
            found.bringBack();
            world.report(found);
        });
        return host.isPresent();
    }

    @Override
    public boolean disconnectAgent(ClusterArn cluster, String hostId) {
        Optional<Host> host = host(cluster, hostId, candidate -> candidate.isPresent() && candidate.isConnected());
        host.ifPresent(found -> {
            found.connect(false);
            world.report(found);
        });
        return host.isPresent();
    }

    @Override
    public boolean reconnectAgent(ClusterArn cluster, String hostId) {
        Optional<Host> host = host(cluster, hostId, candidate -> candidate.isPresent() && !candidate.isConnected());
        host.ifPresent(found -> {
            found.connect(true);
            world.reportAll(found);
        });
        return host.isPresent();
    }

    @Override
    public void reports(ReportFaults faults) {
        channel.suffer(faults);
        hostChannel.suffer(faults);
    }

    @Override
    public void targets(TargetFaults faults) {
        world.router().suffer(faults);
    }

    @Override
    public void calls(CallFaults faults) {
        world.suffer(faults);
    }

    @Override
    public void metrics(MetricFaults faults) {
        world.suffer(faults);
    }

    @Override
    public void sicken(String imagePrefix) {
        images.sicken(imagePrefix);
    }

    @Override
    public void cure(String imagePrefix) {
        images.cure(imagePrefix);
    }

    @Override
    public void failPulls(String imagePrefix) {
        images.fail(imagePrefix);
    }

    @Override
    public void slowPulls(String imagePrefix, double factor) {
        images.slow(imagePrefix, factor);
    }

    @Override
    public void healPulls(String imagePrefix) {
        images.heal(imagePrefix);
    }

    @Override
    public void push(String image) {
        images.push(image);
    }

    @Override
    public void alarm(String name, AlarmState state) {
        world.alarms().say(name, state);
    }

    private Optional<Host> host(ClusterArn cluster, String hostId, Predicate<Host> condition) {
        return hosts.find(cluster, hostId).filter(condition);
    }
}
