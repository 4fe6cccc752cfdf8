package dev.evenkeel.simulation.perturbation;

import static dev.evenkeel.simulation.story.Deed.load;
import static dev.evenkeel.simulation.story.Deed.user;
import static dev.evenkeel.simulation.story.Given.aService;
import static dev.evenkeel.simulation.story.Given.anInstance;
import static dev.evenkeel.simulation.story.Given.taskDefinition;
import static dev.evenkeel.simulation.story.ServiceEnding.service;
import static dev.evenkeel.simulation.story.Story.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerturbedRunsTest {
    private static final String SERVICE = "service/default/api";
    private static final String COUNT = "ecs:service:DesiredCount";

    /** Its end hangs on a moment: load comes upon the tasks that run just then, and the service grows by it. */
    private static final Scenario DELICATE = given(anInstance())
            .and(taskDefinition("api").script("pull-seconds", "4").script("start-seconds", "1"))
            .and(aService("api").of("api:1").desired(1))
            .when(user().calls(
                            "RegisterScalableTarget",
                            Map.of(
                                    "ServiceNamespace",
                                    "ecs",
                                    "ResourceId",
                                    SERVICE,
                                    "ScalableDimension",
                                    COUNT,
                                    "MinCapacity",
                                    1,
                                    "MaxCapacity",
                                    4)))
            .and(user().calls(
                            "PutScalingPolicy",
                            Map.of(
                                    "ServiceNamespace",
                                    "ecs",
                                    "ResourceId",
                                    SERVICE,
                                    "ScalableDimension",
                                    COUNT,
                                    "PolicyName",
                                    "cpu",
                                    "PolicyType",
                                    "TargetTrackingScaling",
                                    "TargetTrackingScalingPolicyConfiguration",
                                    Map.of(
                                            "TargetValue",
                                            50.0,
                                            "PredefinedMetricSpecification",
                                            Map.of("PredefinedMetricType", "ECSServiceAverageCPUUtilization")))))
            .advance(Duration.ofSeconds(8))
            .when(load("api", 400))
            .advance(Duration.ofMinutes(20))
            .named("delicate")
            .scenario(service("api"));

    @Test
    void namesWhatEndsOtherwiseAndTheCommandThatRepeatsIt() {
        PerturbedRuns runs = new PerturbedRuns(DELICATE, 1);

        PerturbedRun late = runs.with(new Perturbation(PerturbationKind.CRASH_AFTER_WRITE, 6));

        assertEquals(
                "delicate seed 1 crash-after-write@6: ends with [service api: ACTIVE desired 1 steady true], not with"
                        + " [service api: ACTIVE desired 4 steady true]\n"
                        + "    repeat with: evenkeel simulate delicate.yaml --seed 1 --perturb crash-after-write@6",
                late.text("delicate.yaml"));
    }

    @Test
    void hasEveryKindAtEachOfItsPoints() {
        PerturbedRuns runs = new PerturbedRuns(DELICATE, 1);

        Map<PerturbationKind, Integer> counts = new EnumMap<>(PerturbationKind.class);
        runs.all().forEach(each -> counts.merge(each.kind(), 1, Integer::sum));

        int writes = counts.getOrDefault(PerturbationKind.CRASH_AFTER_WRITE, 0);
        int reports = counts.getOrDefault(PerturbationKind.REPORT_DROPPED, 0);
        int readings = counts.getOrDefault(PerturbationKind.STALE_READING, 0);
        assertEquals(
                List.of(writes, writes, writes, reports, readings, reports, reports, reports),
                List.copyOf(counts.values()));
        // A period each minute, and two minutes in which what was late is waited for.
        assertEquals(22, readings);
    }

    @Test
    void comparesWithNoRunThatFailsByItself() {
        Scenario failing = given(anInstance())
                .and(taskDefinition("web"))
                .and(aService("web").of("web:1").desired(1))
                .named("failing")
                .scenario(service("web").running(2));

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new PerturbedRuns(failing, 3));

        assertEquals("failing fails undisturbed under seed 3: expected web running 2, not 1", refused.getMessage());
    }

    @Test
    void isReadAsItIsWritten() {
        for (PerturbationKind kind : PerturbationKind.values()) {
            Perturbation written = new Perturbation(kind, 17);

            assertEquals(Optional.of(written), Perturbation.parse(written.toString()));
        }
        for (String wrong :
                List.of("", "@", "crash-before-write", "crash-before-write@0", "crash-before-write@x", "x@1")) {
            assertEquals(Optional.empty(), Perturbation.parse(wrong), wrong);
        }
    }
}
