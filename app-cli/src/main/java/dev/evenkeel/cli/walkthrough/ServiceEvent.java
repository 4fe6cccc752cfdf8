package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;

/**
 * A service event.
 *
 * @param atSeconds since the story began
 */
record ServiceEvent(double atSeconds, String message) {

    JsonObject json() {
        return JsonObject.empty().with("atSeconds", atSeconds).with("message", message);
    }
}
