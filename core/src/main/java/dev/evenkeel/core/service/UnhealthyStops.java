package dev.evenkeel.core.service;

import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stops of unhealthy tasks, apart by what the tasks are ill of, since that is the reason which they show. */
final class UnhealthyStops {
    private UnhealthyStops() {}

    static List<Decision> of(StateView state, List<Task> ill) {
        Map<String, List<Task>> byReason = new LinkedHashMap<>();
        for (Task task : ill) {
            byReason.computeIfAbsent(UnhealthyCause.of(state, task).stoppedReason(), reason -> new ArrayList<>())
                    .add(task);
        }
        List<Decision> stops = new ArrayList<>();
        byReason.forEach((reason, tasks) ->
                stops.add(new Decision.StopTasks(tasks, StopCode.SERVICE_SCHEDULER_INITIATED, reason)));
        return stops;
    }
}
