package dev.evenkeel.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.FakeWorld.Recorded;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the state is the same to every reader is shown by the simulation, at each crash and each end of its runs. */
class RelevantHistoryTest {

    private final Region region = Region.seeded(7, 3);

    @Test
    void isNoLongerAfterManyTasksThanAfterFew() {
        region.create(region.register("web"), 2);
        replaceTasks(5);
        int few = RelevantHistory.of(history()).size();

        replaceTasks(40);
        List<Event> condensed = RelevantHistory.of(history());

        assertTrue(history().size() > 5 * few, history().size() + " events");
        // Messages are kept up to a hundred of them.
        assertTrue(condensed.size() < few + 110, condensed.size() + " are left, after few tasks " + few);
    }

    @Test
    void countsWhatItLeavesOut() {
        region.create(region.register("web"), 1);
        replaceTasks(3);

        List<Event> condensed = RelevantHistory.of(history());
        State state = new State();
        condensed.forEach(state::apply);

        assertEquals(new Event.HistoryCondensed(history().size() - condensed.size() + 1), condensed.get(0));
        assertEquals(region.state().version(), state.version());
    }

    @Test
    void leavesNothingMoreOutOfWhatItHasLeft() {
        region.create(region.register("web"), 2);
        replaceTasks(4);

        List<Event> once = RelevantHistory.of(history());

        assertEquals(once, RelevantHistory.of(once));
    }

    @Test
    void keepsShortHistoryWhole() {
        List<Event> history = history();

        assertEquals(history, RelevantHistory.of(history));
    }

    /** Each time all tasks end, are replaced, and are forgotten. */
    private void replaceTasks(int times) {
        for (int i = 0; i < times; i++) {
            region.settle();
            for (Task task : List.copyOf(region.liveTasks())) {
                region.world.exit(task.taskArn(), 1);
            }
            region.settle();
            region.timeline.advance(Duration.ofHours(2));
        }
    }

    private List<Event> history() {
        List<Event> events = new ArrayList<>();
        for (Recorded recorded : region.world.journal()) {
            events.add(recorded.event());
        }
        return events;
    }
}
