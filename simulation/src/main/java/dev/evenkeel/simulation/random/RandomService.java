package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import java.util.List;
import java.util.SortedMap;

/**
 * A service that a seed draws, with two to four revisions of its task definition, of which the first is sound.
 *
 * @param definitions requests of RegisterTaskDefinition, in order
 * @param create the request of CreateService
 * @param then what follows right after it: what makes it scale, task sets; empty for most
 * @param end what brings it, after all trouble, to something that can be had
 */
record RandomService(
        List<SortedMap<String, Object>> definitions,
        SortedMap<String, Object> create,
        List<Request> then,
        List<Request> end) {
    static final int MOST_TASKS = 8;

    /** An operation and its input. */
    record Request(String operation, SortedMap<String, Object> input) {}

    /** The service of a number. What is plain is drawn from a course of its own, so that features change nothing of it. */
    static RandomService of(RandomSetting setting, int number) {
        Draw kind = new Draw(setting.seed(), "kind/" + number);
        if (setting.has(Feature.DAEMONS) && number < RandomSetting.DAEMONS_MOST && kind.oneIn(2)) {
            return new RandomDaemon(setting, number).service();
        }
        if (setting.has(Feature.TASK_SETS) && kind.oneIn(3)) {
            return new RandomTaskSets(setting, number).service();
        }
        if (setting.has(Feature.STAGES) && kind.oneIn(3)) {
            return new RandomStages(setting, number).service();
        }
        return new RandomRolling(setting, number).service();
    }
}
