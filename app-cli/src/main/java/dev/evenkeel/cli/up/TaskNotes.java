package dev.evenkeel.cli.up;

import dev.evenkeel.cli.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a person wants to know of a task: where it answers, or why it stopped. */
final class TaskNotes {
    private TaskNotes() {}

    /** {@code RUNNING at http://127.0.0.1:49153}. */
    static String running(JsonObject task) {
        List<String> addresses = new ArrayList<>();
        for (JsonObject container : task.objects("containers")) {
            for (JsonObject binding : container.objects("networkBindings")) {
                Integer port = binding.countOrNull("hostPort");
                if (port != null && !"udp".equals(binding.text("protocol"))) {
                    addresses.add("http://127.0.0.1:" + port);
                }
            }
        }
        return addresses.isEmpty() ? "RUNNING" : "RUNNING at " + String.join(", ", addresses);
    }

    /** {@code STOPPED: Essential container in task exited (main exited with 1)}. */
    static String stopped(JsonObject task) {
        List<String> details = new ArrayList<>();
        for (JsonObject container : task.objects("containers")) {
            String reason = container.text("reason");
            Integer exitCode = container.countOrNull("exitCode");
            if (reason != null) {
                details.add(container.text("name", "") + ": " + reason);
            } else if (exitCode != null) {
                details.add(container.text("name", "") + " exited with " + exitCode);
            }
        }
        return "STOPPED: " + Objects.requireNonNullElse(task.text("stoppedReason"), "no reason was given")
                + (details.isEmpty() ? "" : " (" + String.join("; ", details) + ")");
    }
}
