package dev.evenkeel.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateCapacityProviderRequest;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateCapacityProviderRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.capacity.AutoScalingGroupProviderUpdate;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ManagedScaling;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.sim.WorldSettings;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Capacity that comes late, runs short and is taken back, with the invariants looking on. */
class CapacityInWorldTest {
    private static final NetworkConfiguration NETWORK =
            new NetworkConfiguration(new AwsVpcConfiguration(List.of("subnet-1"), null, null, null), null);
    private static final ServiceArn WEB = Rehearsal.SCOPE.service("default", "web");

    /** Hosts of 2 vCPU and 4 GiB, of which a group may have six; Fargate has room for three tasks. */
    private static final WorldSettings SETTINGS = new WorldSettings(0, 2048, 4096, 3, 0, 6, 3);

    private final Rehearsal rehearsal = new Rehearsal(7, SETTINGS);

    @Test
    void waitsForHostsThatArriveLate() {
        onGroup(20);

        assertTrue(settles());

        assertEquals(List.of(20, 3), List.of(running(), instances().size()));
        assertEquals(
                List.of("pool"),
                instances().stream()
                        .map(ContainerInstance::capacityProviderName)
                        .distinct()
                        .toList());
        rehearsal.checkWhole();
    }

    @Test
    void waitsThroughAShortageOfHosts() {
        rehearsal.faults().withholdHosts(true);
        onGroup(2);
        rehearsal.advance(Duration.ofMinutes(10));
        int during = running();

        rehearsal.faults().withholdHosts(false);
        boolean settled = settles();

        assertEquals(0, during);
        assertTrue(settled);
        assertEquals(2, running());
    }

    @Test
    void emptiesAHostThatHasItsSpotNoticeBeforeItGoes() {
        onGroup(20);
        assertTrue(settles());
        ContainerInstance noticed = instances().get(0);

        rehearsal.faults().giveSpotNotice(Rehearsal.CLUSTER, noticed.hostId());
        rehearsal.advance(Duration.ofSeconds(10));
        String status = rehearsal
                .state()
                .containerInstance(noticed.containerInstanceArn())
                .orElseThrow()
                .status()
                .name();
        rehearsal.advance(Duration.ofMinutes(3));
        boolean gone = rehearsal
                .state()
                .containerInstance(noticed.containerInstanceArn())
                .isEmpty();
        boolean settled = settles();

        assertEquals("DRAINING", status);
        assertTrue(gone && settled);
        assertEquals(List.of(20, 3), List.of(running(), instances().size()));
        rehearsal.checkWhole();
    }

    @Test
    void leavesAHostThatHasItsSpotNoticeAloneWhereDrainingIsOff() {
        onGroup(2);
        assertTrue(settles());
        ecs().updateCapacityProvider(Records.of(
                UpdateCapacityProviderRequest.class,
                "name",
                "pool",
                "autoScalingGroupProvider",
                new AutoScalingGroupProviderUpdate(null, null, "DISABLED")));

        rehearsal.faults().giveSpotNotice(Rehearsal.CLUSTER, instances().get(0).hostId());
        rehearsal.advance(Duration.ofSeconds(10));

        assertEquals("ACTIVE", instances().get(0).status().name());
    }

    @Test
    void givesIdleHostsBackAfterAQuarterOfAnHour() {
        onGroup(20);
        assertTrue(settles());

        rehearsal
                .engine()
                .ecs()
                .updateService(Records.of(UpdateServiceRequest.class, "service", "web", "desiredCount", 0));
        assertTrue(settles());
        rehearsal.advance(Duration.ofMinutes(25));

        assertEquals(List.of(), instances());
    }

    @Test
    void neverHasMoreHostsThanTheGroupMay() {
        onGroup(60);

        rehearsal.advance(Duration.ofMinutes(20));

        // Six hosts hold eight tasks each.
        assertEquals(List.of(6, 48), List.of(instances().size(), running()));
        assertEquals(12, rehearsal.state().waitingTasks("default").size());
    }

    @Test
    void sharesNoHostOfAGroupWithTasksThatAskForAnother() {
        onGroup(2);
        provide("other");
        service("api", "job", 2, "other");

        assertTrue(settles());

        assertEquals(
                List.of("other", "other", "pool", "pool"),
                rehearsal.state().tasks().stream()
                        .filter(Task::isRunning)
                        .map(task -> rehearsal
                                .state()
                                .containerInstance(
                                        Objects.requireNonNull(task.launch().containerInstanceArn()))
                                .orElseThrow()
                                .capacityProviderName())
                        .sorted()
                        .toList());
    }

    @Test
    void startsWhatFargateHadNoRoomForWhenATaskHasGone() {
        onFargate(4, "FARGATE");
        rehearsal.advance(Duration.ofMinutes(3));
        int whileFull = running();
        boolean told =
                messages().stream().anyMatch(message -> message.contains("Capacity is unavailable at this time."));

        rehearsal
                .engine()
                .ecs()
                .updateService(Records.of(UpdateServiceRequest.class, "service", "web", "desiredCount", 2));
        boolean settled = settles();

        assertEquals(3, whileFull);
        assertTrue(told && settled);
        assertEquals(2, running());
    }

    @Test
    void replacesWhatFargateSpotTakesBack() {
        onFargate(2, "FARGATE_SPOT");
        assertTrue(settles());
        Task taken = rehearsal.state().tasks().iterator().next();

        rehearsal.faults().interruptSpot(taken.taskArn());
        rehearsal.advance(Duration.ofMinutes(2).plusSeconds(10));
        Task after = rehearsal.state().task(taken.taskArn()).orElseThrow();
        boolean settled = settles();

        assertEquals(
                List.of("STOPPED", "SPOT_INTERRUPTION", "Your Spot Task was interrupted."),
                List.of(
                        after.lastStatus().name(),
                        Objects.requireNonNull(after.progress().stopCode()).name(),
                        Objects.requireNonNull(after.progress().stoppedReason())));
        assertTrue(settled);
        assertEquals(2, running());
        rehearsal.checkWhole();
    }

    @Test
    void outlivesTheLossOfAZone() {
        onGroup(20);
        assertTrue(settles());
        String zone = Objects.requireNonNull(instances().get(0).availabilityZone());

        boolean lost = rehearsal.faults().loseZone(Rehearsal.CLUSTER, zone);
        boolean settled = settles();

        assertTrue(lost && settled);
        assertEquals(20, running());
        rehearsal.checkWhole();
    }

    private void onGroup(int desired) {
        provide("pool");
        ecs().registerTaskDefinition(Records.of(
                RegisterTaskDefinitionRequest.class, "family", "job", "containerDefinitions", List.of(container())));
        service("web", "job", desired, "pool");
    }

    private void provide(String name) {
        ecs().createCapacityProvider(Records.of(
                CreateCapacityProviderRequest.class,
                "name",
                name,
                "autoScalingGroupProvider",
                new AutoScalingGroupProvider(name, ManagedScaling.standard(true), null, null)));
        List<String> all = new ArrayList<>(
                rehearsal.state().cluster("default").orElseThrow().capacityProviders());
        all.add(name);
        ecs().putClusterCapacityProviders(new PutClusterCapacityProvidersRequest("default", all, List.of()));
    }

    private void service(String name, String definition, int desired, String provider) {
        ecs().createService(Records.of(
                CreateServiceRequest.class,
                "serviceName",
                name,
                "taskDefinition",
                definition,
                "desiredCount",
                desired,
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem(provider, 1, 0))));
    }

    private void onFargate(int desired, String provider) {
        ecs().putClusterCapacityProviders(
                        new PutClusterCapacityProvidersRequest("default", List.of(provider), List.of()));
        ecs().registerTaskDefinition(Records.of(
                RegisterTaskDefinitionRequest.class,
                "family",
                "app",
                "networkMode",
                "awsvpc",
                "requiresCompatibilities",
                List.of("FARGATE"),
                "cpu",
                "256",
                "memory",
                "512",
                "containerDefinitions",
                List.of(container())));
        ecs().createService(Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                "app",
                "desiredCount",
                desired,
                "capacityProviderStrategy",
                List.of(new CapacityProviderStrategyItem(provider, 1, 0)),
                "networkConfiguration",
                NETWORK));
    }

    private static ContainerDefinition container() {
        return Records.of(ContainerDefinition.class, "name", "app", "image", "app:1", "cpu", 256, "memory", 512);
    }

    private EcsApi ecs() {
        return rehearsal.engine().ecs();
    }

    private boolean settles() {
        return rehearsal.advanceUntil(rehearsal::isSettled, Duration.ofMinutes(30));
    }

    private int running() {
        return (int) rehearsal.state().tasks().stream()
                .filter(task -> task.isRunning() && task.isWanted())
                .count();
    }

    private List<ContainerInstance> instances() {
        return List.copyOf(rehearsal.state().containerInstances("default"));
    }

    private List<String> messages() {
        return rehearsal.state().service(WEB).map(Service::events).orElse(List.of()).stream()
                .map(event -> String.valueOf(event.message()))
                .toList();
    }
}
