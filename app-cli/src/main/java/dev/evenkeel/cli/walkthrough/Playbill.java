package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import java.util.List;

/**
 * All that happened.
 *
 * @param healthyMinimumDuringUpdate the fewest healthy tasks that were seen from the update to the end
 */
record Playbill(
        String backend,
        List<StepResult> steps,
        List<Tracker> tracker,
        List<ServiceEvent> events,
        int healthyMinimumDuringUpdate) {
    Playbill {
        steps = List.copyOf(steps);
        tracker = List.copyOf(tracker);
        events = List.copyOf(events);
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("backend", backend)
                .with("steps", steps.stream().map(StepResult::json).toList())
                .with("tracker", tracker.stream().map(Tracker::json).toList())
                .with("events", events.stream().map(ServiceEvent::json).toList())
                .with("healthyMinimumDuringUpdate", healthyMinimumDuringUpdate);
    }
}
