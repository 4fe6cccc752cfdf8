package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One sample of where the service stands, from Describe calls.
 *
 * @param after start, or a step such as {@code step 3}
 * @param taskDefinition v1 or v2: what the service is to run; null before there is a service
 * @param taskVersion v1 or v2: what its running tasks are of; null when none runs, {@code v1+v2} when they differ
 */
record Tracker(
        String after,
        @Nullable String taskDefinition,
        int desiredCount,
        int runningTasks,
        @Nullable String taskVersion) {

    JsonObject json() {
        return JsonObject.empty()
                .with("after", after)
                .with("taskDefinition", taskDefinition)
                .with("desiredCount", desiredCount)
                .with("runningTasks", runningTasks)
                .with("taskVersion", taskVersion);
    }
}
