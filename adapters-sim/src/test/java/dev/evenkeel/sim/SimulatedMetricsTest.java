package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.testkit.MetricSourceContract;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedMetricsTest extends MetricSourceContract {
    private final BareWorld bare = new BareWorld(1);

    @Override
    protected MetricSource metrics() {
        return bare.world;
    }

    @Override
    protected TaskArn runningTask() {
        TaskStart task = task(1, null, Map.of());
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(1));
        return task.taskArn();
    }

    @Override
    protected TaskArn busyTask() {
        TaskStart task = task(2, null, Map.of("dev.evenkeel.sim.cpu-units", "200"));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(1));
        return task.taskArn();
    }

    @Override
    protected TaskArn stoppedTask() {
        TaskArn task = runningTask();
        bare.world.stop(task);
        bare.timeline.advance(Duration.ofMinutes(1));
        return task;
    }

    @Test
    void dividesTheLoadOfAServiceAmongItsRunningTasks() {
        Map<String, String> load = Map.of("dev.evenkeel.sim.service-cpu-units", "300");
        bare.world.start(task(1, "web", load));
        bare.world.start(task(2, "web", load));
        bare.timeline.advance(Duration.ofMinutes(1));
        List<TaskArn> two =
                List.of(task(1, "web", load).taskArn(), task(2, "web", load).taskArn());
        bare.world.use(two);
        bare.timeline.advance(Duration.ofMinutes(1));
        List<Double> amongTwo = cpu(two);

        bare.world.start(task(3, "web", load));
        bare.timeline.advance(Duration.ofMinutes(1));
        bare.world.use(two);
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(List.of(List.of(150.0, 150.0), List.of(100.0, 100.0)), List.of(amongTwo, cpu(two)));
    }

    @Test
    void meansOverTheTimeSinceTheLastCall() {
        TaskArn task = runningTask();
        bare.world.use(List.of(task));
        bare.timeline.advance(Duration.ofSeconds(30));

        bare.world.load(List.of(task), 80);
        bare.timeline.advance(Duration.ofSeconds(30));

        // Idle for half of the minute, 80 percent of the reserved 256 units for the other half.
        assertEquals(List.of(102.4), cpu(List.of(task)));
    }

    @Test
    void givesNobodyMoreThanThereIs() {
        TaskStart task = task(9, null, Map.of("dev.evenkeel.sim.cpu-units", "1000000"));
        bare.world.start(task);
        bare.timeline.advance(Duration.ofMinutes(2));

        assertEquals(List.of(4096.0), cpu(List.of(task.taskArn())));
    }

    private List<Double> cpu(List<TaskArn> tasks) {
        return bare.world.use(tasks).values().stream()
                .map(ResourceUse::cpuUnits)
                .toList();
    }

    private TaskStart task(int number, @Nullable String service, Map<String, String> labels) {
        ContainerDefinition web = Records.of(
                ContainerDefinition.class, "name", "web", "image", "nginx:v1", "cpu", 256, "dockerLabels", labels);
        TaskStart task = Starts.task(number, bare.hostId(), Starts.definition(web));
        return service == null
                ? task
                : Records.with(
                        task,
                        "serviceName",
                        service,
                        "serviceArn",
                        Starts.SCOPE.service("default", service).value());
    }
}
