package dev.evenkeel.docker;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.ContainerRestartPolicy;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.MountPoint;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Task definitions for tests, from the JSON that a user would write. */
public final class Definitions {

    public static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");

    private Definitions() {}

    /** A container that runs a shell command. */
    public static Container shell(String name, String script) {
        return new Container(name, "busybox:latest").command("sh", "-c", script);
    }

    /** A container that answers its version on port 80. */
    public static Container web(String name, String version) {
        return new Container(name, "evenkeel-test/web:" + version).port(80, 0);
    }

    public static TaskStart start(@Nullable String networkMode, Container... containers) {
        return start(networkMode, null, null, containers);
    }

    /** A task of a random id. */
    public static TaskStart start(
            @Nullable String networkMode, @Nullable String cpu, @Nullable String memory, Container... containers) {
        return start(definition(networkMode, cpu, memory, Map.of(), containers), null);
    }

    public static TaskStart start(TaskDefinition definition, @Nullable TaskOverride overrides) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return new TaskStart(
                SCOPE.task("test", id),
                SCOPE.cluster("test"),
                definition,
                overrides,
                LaunchType.EC2,
                "host",
                "local",
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    public static TaskDefinition definition(
            @Nullable String networkMode,
            @Nullable String cpu,
            @Nullable String memory,
            Map<String, Object> other,
            Container... containers) {
        return new TaskDefinition(
                SCOPE.taskDefinition("demo", 1).value(),
                List.of(containers).stream().map(Container::build).toList(),
                "demo",
                null,
                null,
                networkMode,
                1,
                "ACTIVE",
                null,
                null,
                null,
                null,
                cpu,
                memory,
                null,
                null,
                null,
                null,
                null,
                null,
                other);
    }

    /** A container definition in the making. */
    public static final class Container {
        private final String name;
        private final String image;
        private @Nullable List<String> command;
        private @Nullable List<PortMapping> ports;
        private @Nullable List<ContainerDependency> dependsOn;
        private @Nullable HealthCheck healthCheck;
        private @Nullable Integer cpu;
        private @Nullable Integer memory;
        private @Nullable Integer stopTimeout;
        private @Nullable Integer startTimeout;
        private @Nullable ContainerRestartPolicy restartPolicy;
        private @Nullable Boolean essential;
        private @Nullable Boolean privileged;
        private @Nullable List<MountPoint> mounts;
        private @Nullable List<String> links;
        private final Map<String, Object> other = new TreeMap<>();

        public Container(String name, String image) {
            this.name = name;
            this.image = image;
        }

        public Container command(String... words) {
            command = List.of(words);
            return this;
        }

        public Container port(int containerPort, int hostPort) {
            ports = List.of(new PortMapping(containerPort, hostPort, "tcp", null, null, null, null));
            return this;
        }

        /** A port that Service Connect can name. */
        public Container port(int containerPort, String portName) {
            ports = List.of(new PortMapping(containerPort, 0, "tcp", portName, null, null, null));
            return this;
        }

        public Container after(String container, String condition) {
            dependsOn = List.of(new ContainerDependency(container, condition));
            return this;
        }

        public Container health(String script) {
            healthCheck = new HealthCheck(List.of("CMD-SHELL", script), 1, 1, 1, 0);
            return this;
        }

        public Container limits(int cpuUnits, int memoryMiB) {
            cpu = cpuUnits;
            memory = memoryMiB;
            return this;
        }

        public Container stopTimeout(int seconds) {
            stopTimeout = seconds;
            return this;
        }

        public Container notEssential() {
            essential = false;
            return this;
        }

        public Container privileged() {
            privileged = true;
            return this;
        }

        public Container link(String link) {
            links = List.of(link);
            return this;
        }

        public Container mount(String volume, String path) {
            mounts = List.of(new MountPoint(volume, path, true));
            return this;
        }

        public Container startTimeout(int seconds) {
            startTimeout = seconds;
            return this;
        }

        public Container restartAfter(int seconds) {
            restartPolicy = new ContainerRestartPolicy(true, null, seconds);
            return this;
        }

        /** A member that no rule uses. */
        public Container with(String member, Object value) {
            other.put(member, value);
            return this;
        }

        /** An environment variable from a secret. */
        public Container secret(String variable, String valueFrom) {
            List<Object> all = new ArrayList<>();
            if (other.get("secrets") instanceof List<?> before) {
                all.addAll(before);
            }
            all.add(Map.of("name", variable, "valueFrom", valueFrom));
            return with("secrets", List.copyOf(all));
        }

        public ContainerDefinition build() {
            return new ContainerDefinition(
                    name,
                    image,
                    cpu,
                    memory,
                    null,
                    links,
                    ports,
                    essential,
                    restartPolicy,
                    null,
                    command,
                    null,
                    mounts,
                    null,
                    dependsOn,
                    startTimeout,
                    stopTimeout,
                    null,
                    null,
                    null,
                    privileged,
                    null,
                    null,
                    null,
                    healthCheck,
                    null,
                    other);
        }
    }
}
