package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.AlarmsDescription;
import dev.evenkeel.core.api.CircuitBreakerDescription;
import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentAlarms;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.MonitorFindings;
import dev.evenkeel.core.deployment.Monitors;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What watches over a deployment, as it is described: DISABLED, MONITORING, TRIGGERED or MONITORING_COMPLETE. */
final class MonitorDescriptions {
    private static final MonitorFindings NOTHING = new MonitorFindings(0, 0, false, List.of());

    private MonitorDescriptions() {}

    static CircuitBreakerDescription breaker(StateView state, ServiceDeployment history) {
        if (!CircuitBreaker.isOn(configuration(state, history))) {
            return new CircuitBreakerDescription("DISABLED", 0, 0);
        }
        MonitorFindings findings = findings(state, history);
        return new CircuitBreakerDescription(
                status(history, findings.tripped()), findings.failureCount(), findings.threshold());
    }

    static AlarmsDescription alarms(StateView state, ServiceDeployment history) {
        DeploymentConfiguration configuration = configuration(state, history);
        DeploymentAlarms alarms = configuration.alarms();
        if (alarms == null || !alarms.isOn()) {
            return new AlarmsDescription("DISABLED", null, null);
        }
        List<String> triggered = findings(state, history).triggeredAlarms();
        return new AlarmsDescription(
                status(history, !triggered.isEmpty()),
                Objects.requireNonNullElse(alarms.alarmNames(), List.of()),
                triggered);
    }

    /** A running deployment follows the configuration as it is now, one that is over the one it was begun with. */
    private static DeploymentConfiguration configuration(StateView state, ServiceDeployment history) {
        return state.service(history.serviceArn())
                .filter(service -> history.isOpen())
                .map(service -> service.settings().deploymentConfiguration())
                .orElse(history.deploymentConfiguration());
    }

    private static MonitorFindings findings(StateView state, ServiceDeployment history) {
        MonitorFindings kept = history.findings();
        if (kept != null) {
            return kept;
        }
        Optional<Service> service = state.service(history.serviceArn());
        return service.map(found -> Monitors.of(found, found.deployment(history.deploymentId()), null))
                .orElse(NOTHING);
    }

    private static String status(ServiceDeployment history, boolean triggered) {
        if (triggered) {
            return "TRIGGERED";
        }
        return history.findings() == null && history.isOpen() ? "MONITORING" : "MONITORING_COMPLETE";
    }
}
