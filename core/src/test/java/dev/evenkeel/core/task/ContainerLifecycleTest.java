package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.port.ContainerObservation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Every status and restart count of a container against every one that may be seen of it. */
@NullUnmarked
class ContainerLifecycleTest {
    private static final List<String> MOMENTS =
            List.of("PENDING 0", "RUNNING 0", "RUNNING 1", "RUNNING 2", "STOPPED 0", "STOPPED 1", "STOPPED 2");

    /** A row for each container as it is, a column for each as it is seen; "same" where nothing changes. */
    private static final String MATRIX = """
                      | PENDING 0 | RUNNING 0 | RUNNING 1 | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            PENDING 0 | same      | RUNNING 0 | RUNNING 1 | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            RUNNING 0 | same      | same      | RUNNING 1 | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            RUNNING 1 | same      | same      | same      | RUNNING 2 | STOPPED 0 | STOPPED 1 | STOPPED 2
            RUNNING 2 | same      | same      | same      | same      | STOPPED 0 | STOPPED 1 | STOPPED 2
            STOPPED 0 | same      | same      | same      | same      | same      | STOPPED 1 | STOPPED 2
            STOPPED 1 | same      | same      | same      | same      | same      | same      | STOPPED 2
            STOPPED 2 | same      | same      | same      | same      | same      | same      | same
            """;

    private static ContainerObservation at(String moment) {
        String[] parts = moment.split(" ", -1);
        return Records.with(
                ContainerObservation.pending("app"),
                "status",
                ContainerStatus.valueOf(parts[0]),
                "restartCount",
                Integer.valueOf(parts[1]));
    }

    @Test
    void movesForwardAndNeverBack() {
        List<List<String>> cells =
                MATRIX.lines().map(ContainerLifecycleTest::cells).toList();
        List<String> rows = new ArrayList<>();

        for (List<String> row : cells.subList(1, cells.size())) {
            rows.add(row.getFirst());
            for (int column = 1; column < row.size(); column++) {
                ContainerObservation before = at(row.getFirst());

                ContainerObservation after = ContainerLifecycle.observe(
                                List.of(before), List.of(at(cells.getFirst().get(column))))
                        .getFirst();

                assertEquals(
                        row.get(column).equals("same") ? before : at(row.get(column)),
                        after,
                        row.getFirst() + " seen " + cells.getFirst().get(column));
            }
        }

        assertEquals(List.of(MOMENTS, MOMENTS), List.of(rows, cells.getFirst().subList(1, MOMENTS.size() + 1)));
    }

    @Test
    void saysNothingOfAContainerThatWasNotSeen() {
        List<ContainerObservation> before = List.of(at("RUNNING 1"));

        assertEquals(before, ContainerLifecycle.observe(before, List.of()));
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(" *\\| *", -1));
    }
}
