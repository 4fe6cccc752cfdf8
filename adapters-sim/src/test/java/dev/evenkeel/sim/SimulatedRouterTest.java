package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.testkit.RecordingReports;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import dev.evenkeel.testkit.TrafficRouterContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class SimulatedRouterTest extends TrafficRouterContract {
    private static final ServiceArn WEB = Starts.SCOPE.service("default", "web");

    private final BareWorld bare = new BareWorld(1);
    private int tasks;

    @Override
    protected TrafficRouter router() {
        return bare.world.router();
    }

    @Override
    protected RecordingReports reports() {
        return bare.reports;
    }

    @Override
    protected TargetRegistration answering(String targetGroupArn) {
        return target(targetGroupArn, Map.of());
    }

    @Override
    protected TargetRegistration failing(String targetGroupArn) {
        return target(targetGroupArn, Map.of("dev.evenkeel.sim.target-unhealthy-after-seconds", "0"));
    }

    @Override
    protected double share(TargetRegistration target) {
        return bare.world
                .router()
                .shares(WEB, TrafficKind.PRODUCTION)
                .byDeployment()
                .getOrDefault(target.deploymentId(), 0.0);
    }

    @Override
    protected boolean passesUntil(BooleanSupplier condition) {
        bare.timeline.runDue();
        return bare.timeline.advanceUntil(condition, Duration.ofMinutes(10));
    }

    @Test
    void findsTargetOfDeadContainerUnhealthyAfterTwoChecks() {
        TargetRegistration target = answering("group");
        router().register(target);
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.HEALTHY));
        Instant healthy = bare.timeline.instant();

        bare.world.faults().killContainer(target.id().taskArn(), "web", 1, null);
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.UNHEALTHY));

        assertEquals(Duration.ofSeconds(60), Duration.between(healthy, bare.timeline.instant()));
        assertEquals("Health checks failed", bare.reports.targets().getLast().reason());
    }

    @Test
    void keepsDrainingForTheDelayOfTheTargetGroup() {
        TargetRegistration target = target("group", Map.of("dev.evenkeel.sim.target-drain-seconds", "45"));
        router().register(target);
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.HEALTHY));

        router().deregister(target.id());
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.DRAINING));
        Instant draining = bare.timeline.instant();
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.UNUSED));

        assertEquals(Duration.ofSeconds(45), Duration.between(draining, bare.timeline.instant()));
        assertEquals(Duration.ofSeconds(45), bare.reports.targets().getLast().deregistrationDelay());
    }

    @Test
    void refusesRegistrationWhenItIsToFail() {
        bare.world.faults().targets(new TargetFaults(1, 0, Duration.ZERO, 0, 0, 0));
        TargetRegistration target = answering("group");

        router().register(target);
        passesUntil(() -> !bare.reports.targets().isEmpty());

        assertEquals(
                List.of(new TargetObservation(
                        target.id(), TargetState.UNUSED, "Target.IpUnusable", Duration.ofMinutes(5))),
                bare.reports.targets());
    }

    @Test
    void forgetsDeregistrationWhenItIsTo() {
        TargetRegistration target = answering("group");
        router().register(target);
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.HEALTHY));
        bare.world.faults().targets(new TargetFaults(0, 0, Duration.ZERO, 1, 0, 0));

        router().deregister(target.id());
        bare.timeline.advance(Duration.ofHours(2));

        assertEquals(List.of(TargetState.INITIAL, TargetState.HEALTHY), bare.reports.states(target.id()));
    }

    @Test
    void deregistersTheSecondTimeWhatItForgotTheFirst() {
        TargetRegistration target = answering("group");
        router().register(target);
        passesUntil(() -> bare.reports.states(target.id()).contains(TargetState.HEALTHY));
        bare.world.faults().targets(new TargetFaults(0, 0, Duration.ZERO, 1, 0, 0));
        router().deregister(target.id());
        bare.world.faults().targets(TargetFaults.NONE);

        router().deregister(target.id());
        router().deregister(target.id());
        bare.timeline.advance(Duration.ofHours(2));

        assertEquals(
                List.of(TargetState.INITIAL, TargetState.HEALTHY, TargetState.DRAINING, TargetState.UNUSED),
                bare.reports.states(target.id()));
    }

    @Test
    void countsTheRequestsOfAGroupForAsLongAsATargetTakesThem() {
        TargetRegistration one = target("group", Map.of("dev.evenkeel.sim.target-requests-per-minute", "600"));
        TargetRegistration two = target("group", Map.of("dev.evenkeel.sim.target-requests-per-minute", "600"));
        router().register(one);
        router().register(two);
        passesUntil(() -> bare.reports.states(one.id()).contains(TargetState.HEALTHY)
                && bare.reports.states(two.id()).contains(TargetState.HEALTHY));
        long before = requests();

        bare.timeline.advance(Duration.ofMinutes(2));
        long both = requests();
        router().deregister(one.id());
        router().deregister(two.id());
        bare.timeline.advance(Duration.ofHours(1));
        long drained = requests();
        bare.timeline.advance(Duration.ofHours(1));

        assertEquals(1200, both - before);
        assertTrue(drained - both < 600, "so many while they left: " + (drained - both));
        assertEquals(drained, requests());
    }

    private long requests() {
        return router().requests(List.of("group")).getOrDefault("group", 0L);
    }

    /** A target of a task that runs already. */
    private TargetRegistration target(String targetGroupArn, Map<String, String> labels) {
        ContainerDefinition web = Records.of(
                ContainerDefinition.class, "name", "web", "image", "web:1", "dockerLabels", new TreeMap<>(labels));
        TaskStart start = Starts.task(++tasks, null, Starts.definition(web));
        bare.world.start(start);
        bare.timeline.advance(Duration.ofMinutes(1));
        return new TargetRegistration(
                new TargetId(targetGroupArn, start.taskArn(), "web", 80),
                WEB,
                targetGroupArn,
                "10.0.0.4",
                null,
                80,
                null);
    }
}
