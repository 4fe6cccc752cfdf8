package dev.evenkeel.core.deployment;

import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.IN_PROGRESS;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.PENDING;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.ROLLBACK_FAILED;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.ROLLBACK_REQUESTED;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.STOPPED;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.STOP_REQUESTED;
import static dev.evenkeel.core.deployment.ServiceDeploymentStatus.SUCCESSFUL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.fake.Region;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NullUnmarked
class ServiceDeploymentTest {
    private static final Instant NOW = Region.START;

    /** Every step that there is; each of the others of the 81 is refused. */
    private static final Map<ServiceDeploymentStatus, List<ServiceDeploymentStatus>> STEPS = new EnumMap<>(Map.of(
            PENDING, List.of(IN_PROGRESS, STOP_REQUESTED, STOPPED, ROLLBACK_REQUESTED),
            IN_PROGRESS, List.of(SUCCESSFUL, STOP_REQUESTED, STOPPED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS),
            STOP_REQUESTED, List.of(STOPPED),
            ROLLBACK_REQUESTED, List.of(SUCCESSFUL, STOPPED, ROLLBACK_IN_PROGRESS),
            ROLLBACK_IN_PROGRESS, List.of(ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED)));

    private static ServiceDeployment in(ServiceDeploymentStatus status) {
        return new ServiceDeployment(
                "arn:history",
                Region.webArn(),
                "ecs-svc/1",
                status,
                null,
                List.of("arn:source"),
                "arn:target",
                DeploymentConfiguration.NONE,
                null,
                null,
                DeploymentTimes.created(NOW));
    }

    @ParameterizedTest
    @EnumSource(ServiceDeploymentStatus.class)
    void goesFromOneStatusToAnotherOnlyAsTheTableSays(ServiceDeploymentStatus from) {
        for (ServiceDeploymentStatus to : ServiceDeploymentStatus.values()) {
            if (STEPS.getOrDefault(from, List.of()).contains(to)) {
                assertEquals(to, in(from).withStatus(to, "because", NOW).status(), from + " to " + to);
            } else {
                assertThrows(
                        IllegalStateException.class, () -> in(from).withStatus(to, "because", NOW), from + " to " + to);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ServiceDeploymentStatus.class)
    void isOverWhereNoStepLeads(ServiceDeploymentStatus status) {
        assertEquals(STEPS.containsKey(status), in(status).isOpen());
    }

    @Test
    void keepsTheTimeOfEachStep() {
        ServiceDeployment rolledBack = in(PENDING)
                .withStatus(IN_PROGRESS, null, NOW.plusSeconds(1))
                .rollingBackTo("arn:source", "it failed", NOW.plusSeconds(2))
                .withStatus(ROLLBACK_SUCCESSFUL, "it failed", NOW.plusSeconds(3));

        assertEquals(
                new DeploymentTimes(NOW, NOW.plusSeconds(1), NOW.plusSeconds(3), null, NOW.plusSeconds(3)),
                rolledBack.times());
        assertEquals(new DeploymentRollback("arn:source", "it failed", NOW.plusSeconds(2)), rolledBack.rollback());
    }

    @Test
    void keepsTheTimeAtWhichItWasStopped() {
        ServiceDeployment stopped = in(PENDING).withStatus(STOPPED, "superseded", NOW.plusSeconds(1));

        assertEquals(new DeploymentTimes(NOW, null, null, NOW.plusSeconds(1), NOW.plusSeconds(1)), stopped.times());
        assertEquals(NOW.plusSeconds(1), stopped.times().endedAt());
    }

    @Test
    void keepsWhatItsMonitorsFoundFirst() {
        MonitorFindings first = new MonitorFindings(3, 3, true, List.of());

        ServiceDeployment watched =
                in(IN_PROGRESS).withFindings(first).withFindings(new MonitorFindings(0, 3, false, List.of()));

        assertEquals(first, watched.findings());
    }
}
