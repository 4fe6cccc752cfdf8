package dev.evenkeel.docker;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.testkit.MetricSourceContract;
import dev.evenkeel.testkit.RecordingReports;
import dev.evenkeel.testkit.TaskRuntimeContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contracts of the ports, on a real engine. */
class DockerContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Nested
    @NeedsEngine
    class Tasks extends TaskRuntimeContract {

        private final RecordingReports reports = new RecordingReports();
        private World world;

        @BeforeEach
        void open() {
            world = World.reportingTo(reports);
        }

        @AfterEach
        void close() {
            world.close();
        }

        @Override
        protected TaskRuntime runtime() {
            return world.backend.taskRuntime();
        }

        @Override
        protected RecordingReports reports() {
            return reports;
        }

        @Override
        protected String hostId() {
            return "host";
        }

        @Override
        protected ContainerDefinition lasting(String name) {
            return Definitions.shell(name, "trap 'exit 0' TERM; while :; do sleep 0.1; done")
                    .build();
        }

        @Override
        protected ContainerDefinition ending(String name, int exitCode) {
            return Definitions.shell(name, "exit " + exitCode).build();
        }

        @Override
        protected ContainerDefinition unobtainable(String name) {
            return new Definitions.Container(name, "127.0.0.1:1/evenkeel/nowhere:1").build();
        }

        @Override
        protected ContainerDefinition unstartable(String name) {
            return new Definitions.Container(name, "busybox:latest")
                    .command("/no/such/program")
                    .build();
        }

        @Override
        protected ContainerDefinition stubborn(String name) {
            return Definitions.shell(name, "trap '' TERM; while :; do sleep 1; done")
                    .build();
        }

        @Override
        protected ContainerDefinition checked(String name, boolean succeeds) {
            return Definitions.shell(name, "trap 'exit 0' TERM; while :; do sleep 0.1; done")
                    .health(succeeds ? "true" : "false")
                    .build();
        }

        @Override
        protected boolean passesUntil(BooleanSupplier condition) {
            Instant end = Instant.now().plus(PATIENCE);
            while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
                Pause.millis(10);
            }
            return condition.getAsBoolean();
        }
    }

    @Nested
    @NeedsEngine
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Metrics extends MetricSourceContract {

        private World world;
        private TaskStart running;
        private TaskStart busy;
        private TaskStart stopped;

        @BeforeAll
        void open() {
            world = new World();
            running = Definitions.start("bridge", Definitions.shell("app", "sleep 120"));
            busy = Definitions.start("bridge", Definitions.shell("app", "while :; do :; done"));
            stopped = Definitions.start("bridge", Definitions.shell("app", "exit 0"));
            world.run(running);
            world.run(busy);
            world.start(stopped);
            world.awaitStopped(stopped.taskArn());
        }

        @AfterAll
        void close() {
            world.close();
        }

        @Override
        protected MetricSource metrics() {
            return world.backend.metricSource();
        }

        @Override
        protected TaskArn runningTask() {
            return measured(running);
        }

        @Override
        protected TaskArn busyTask() {
            return measured(busy);
        }

        /** A period begins with each question, so that the answer to the next has a measurement in it. */
        private TaskArn measured(TaskStart task) {
            Instant end = Instant.now().plus(PATIENCE);
            while (metrics().use(List.of(task.taskArn())).isEmpty()
                    && Instant.now().isBefore(end)) {
                Pause.millis(500);
            }
            Pause.millis(3000);
            return task.taskArn();
        }

        @Override
        protected TaskArn stoppedTask() {
            return stopped.taskArn();
        }
    }
}
