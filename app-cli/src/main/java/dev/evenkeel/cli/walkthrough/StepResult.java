package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/**
 * A step that held.
 *
 * @param input what went in
 * @param result what was read back
 * @param sentence the same for a person
 * @param elapsed in the backend's own time
 */
record StepResult(Step step, JsonObject input, JsonObject result, String sentence, Duration elapsed) {

    JsonObject json() {
        return JsonObject.empty()
                .with("step", step.number())
                .with("action", step.action())
                .with("input", input)
                .with("result", result)
                .with("elapsedSeconds", seconds());
    }

    double seconds() {
        return Math.round(elapsed.toMillis() / 100.0) / 10.0;
    }

    String time() {
        return String.format(Locale.ROOT, "%.1f s", seconds());
    }
}
