package dev.evenkeel.sim;

import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.testkit.RecordingReports;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.TaskRuntimeContract;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

class SimulatedRuntimeTest {

    @Nested
    class OnInstances extends Contract {
        @Override
        protected @Nullable String hostId() {
            return world.hostId();
        }
    }

    @Nested
    class OnFargate extends Contract {
        @Override
        protected @Nullable String hostId() {
            return null;
        }
    }

    abstract static class Contract extends TaskRuntimeContract {
        final BareWorld world = new BareWorld(1);

        @Override
        protected TaskRuntime runtime() {
            return world.world;
        }

        @Override
        protected RecordingReports reports() {
            return world.reports;
        }

        @Override
        protected ContainerDefinition lasting(String name) {
            return Records.of(ContainerDefinition.class, "name", name, "image", "nginx:v1");
        }

        @Override
        protected ContainerDefinition ending(String name, int exitCode) {
            Map<String, String> labels = Map.of(
                    "dev.evenkeel.sim.exit-after-seconds", "2", "dev.evenkeel.sim.exit-code", String.valueOf(exitCode));
            return Records.with(lasting(name), "dockerLabels", labels, "essential", false);
        }

        @Override
        protected ContainerDefinition unobtainable(String name) {
            return Records.of(ContainerDefinition.class, "name", name, "image", "missing/web:1");
        }

        @Override
        protected ContainerDefinition unstartable(String name) {
            return scripted(name, "start-error", "CannotStartContainerError: no such file or directory");
        }

        @Override
        protected ContainerDefinition stubborn(String name) {
            return scripted(name, "ignore-stop", "true");
        }

        @Override
        protected ContainerDefinition checked(String name, boolean succeeds) {
            HealthCheck check = new HealthCheck(List.of("CMD", "true"), 5, 2, 1, 0);
            return Records.with(scripted(name, "health", succeeds ? "good" : "never"), "healthCheck", check);
        }

        private ContainerDefinition scripted(String name, String label, String value) {
            return Records.with(lasting(name), "dockerLabels", Map.of("dev.evenkeel.sim." + label, value));
        }

        @Override
        protected boolean passesUntil(BooleanSupplier condition) {
            return world.passesUntil(condition);
        }
    }
}
