package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerRestartPolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class ContainerRestartTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** enabled, ignored codes, period in seconds, whether the task is wanted, exit code, seconds that it ran. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, '', -, true, 1, 9999, NOT_ENABLED",
                "false, '', -, true, 1, 9999, NOT_ENABLED",
                "true, '', -, false, 1, 9999, TASK_STOPS",
                "true, '', -, true, -, 9999, EXIT_CODE_UNKNOWN",
                "true, '0 143', -, true, 143, 9999, EXIT_CODE_IGNORED",
                "true, '0 143', -, true, 1, 9999, RESTARTS",
                "true, '', -, true, 0, 299, RAN_TOO_SHORT",
                "true, '', -, true, 0, 300, RESTARTS",
                "true, '', 60, true, 1, 59, RAN_TOO_SHORT",
                "true, '', 60, true, 1, 60, RESTARTS",
                "true, '', 1800, true, 1, 1799, RAN_TOO_SHORT",
                "true, '', 1800, true, 1, 1800, RESTARTS"
            })
    void answersInTheOrderOfTheReasons(
            Boolean enabled,
            String ignored,
            Integer period,
            boolean wanted,
            Integer exitCode,
            long ranFor,
            ContainerRestart expected) {
        List<Integer> codes = Arrays.stream(ignored.split(" ", -1))
                .filter(code -> !code.isEmpty())
                .map(Integer::valueOf)
                .toList();
        ContainerDefinition container =
                Records.with(Region.container(), "restartPolicy", new ContainerRestartPolicy(enabled, codes, period));

        ContainerRestart answer = ContainerRestart.of(container, wanted, exitCode, START, START.plusSeconds(ranFor));

        assertEquals(expected, answer);
    }
}
