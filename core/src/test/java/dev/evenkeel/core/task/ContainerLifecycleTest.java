package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.port.ContainerObservation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every status and restart count of a container against every one that may be seen of it. */
@NullUnmarked
class ContainerLifecycleTest {
    private static final List<String> MOMENTS =
            List.of("PENDING 0", "RUNNING 0", "RUNNING 1", "RUNNING 2", "STOPPED 0", "STOPPED 1", "STOPPED 2");

    /** A row for each container as it is, a column for each as it is seen; "same" where nothing changes. */
    private static final Matrix MATRIX = Matrix.of("""
                      | PENDING 0 | RUNNING 0 | RUNNING 1 | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            PENDING 0 | same      | RUNNING 0 | RUNNING 1 | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            RUNNING 0 | same      | same      | RUNNING 1 | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            RUNNING 1 | same      | same      | same      | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            RUNNING 2 | same      | same      | same      | same      | STOPPED 0 | STOPPED 1 | STOPPED 2
            STOPPED 0 | same      | same      | same      | same      | same      | STOPPED 1 | STOPPED 2
            STOPPED 1 | same      | same      | same      | same      | same      | same      | STOPPED 2
            STOPPED 2 | same      | same      | same      | same      | same      | same      | same
            """);

    private static ContainerObservation at(String moment) {
        String[] parts = moment.split(" ", -1);
        return Records.with(
                ContainerObservation.pending("app"),
                "status",
                ContainerStatus.valueOf(parts[0]),
                "restartCount",
                Integer.valueOf(parts[1]));
    }

    @TestFactory
    Stream<DynamicTest> movesForwardAndNeverBack() {
        assertEquals(List.of(MOMENTS, MOMENTS), List.of(MATRIX.rows(), MATRIX.columns()));
        return MATRIX.tests((now, seen) -> {
            ContainerObservation after = ContainerLifecycle.observe(List.of(at(now)), List.of(at(seen)))
                    .getFirst();
            String moment = after.status() + " " + after.restartCount();
            return moment.equals(now) ? "same" : moment;
        });
    }

    @Test
    void saysNothingOfAContainerThatWasNotSeen() {
        List<ContainerObservation> before = List.of(at("RUNNING 1"));

        assertEquals(before, ContainerLifecycle.observe(before, List.of()));
    }
}
