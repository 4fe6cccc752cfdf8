package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.scaling.AlarmState;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Starts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimulatedAlarmsTest {
    private final BareWorld bare = new BareWorld(1);

    private TaskStart started(int number, Map<String, String> labels) {
        ContainerDefinition container = Records.of(
                ContainerDefinition.class, "name", "web", "image", "web:1", "essential", true, "dockerLabels", labels);
        TaskStart start = Starts.task(number, bare.hostId(), Starts.definition(container));
        bare.world.start(start);
        return start;
    }

    private AlarmState state(String alarm) {
        AlarmObservation seen = bare.world.alarms().alarms(List.of(alarm)).get(alarm);
        return Objects.requireNonNull(seen).state();
    }

    @Test
    void anAlarmIsOnAsLongAsAContainerRaisesIt() {
        AlarmState before = state("errors");
        TaskStart start = started(1, Map.of("dev.evenkeel.sim.alarm", "errors"));
        bare.timeline.advance(Duration.ofMinutes(1));
        AlarmState during = state("errors");

        bare.world.stop(start.taskArn());
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(
                List.of(AlarmState.OK, AlarmState.ALARM, AlarmState.OK, AlarmState.OK),
                List.of(before, during, state("errors"), state("other")));
    }

    @Test
    void anAlarmMayComeLater() {
        TaskStart unused =
                started(1, Map.of("dev.evenkeel.sim.alarm", "errors", "dev.evenkeel.sim.alarm-after-seconds", "300"));
        bare.timeline.advance(Duration.ofMinutes(5));
        AlarmState early = state("errors");

        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(List.of(AlarmState.OK, AlarmState.ALARM), List.of(early, state("errors")));
    }

    @Test
    void anAlarmSaysWhatItIsTold() {
        bare.world.faults().alarm("errors", AlarmState.INSUFFICIENT_DATA);

        assertEquals(AlarmState.INSUFFICIENT_DATA, state("errors"));
    }

    @Test
    void aPushedImageIsAnotherOneButForTasksThatAreToldADigest() {
        TaskStart first = started(1, Map.of());
        bare.timeline.advance(Duration.ofMinutes(1));
        String before = digest(first);

        bare.world.faults().push("web:1");
        TaskStart second = started(2, Map.of());
        bare.timeline.advance(Duration.ofMinutes(1));

        assertEquals(false, before.equals(digest(second)));
        assertEquals(before, digest(first));
    }

    private String digest(TaskStart start) {
        return Objects.requireNonNull(bare.world
                .task(start.taskArn())
                .orElseThrow()
                .observation()
                .containers()
                .get(0)
                .imageDigest());
    }
}
