package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.shell.Pace;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A line for each change and each event, for pipes and logs. */
final class PlainWatcher implements Watcher {
    private final PrintStream out;
    private final Moments moments;
    private final Pace pace;
    private String shown = "";

    PlainWatcher(PrintStream out, Moments moments, Pace pace) {
        this.out = out;
        this.moments = moments;
        this.pace = pace;
    }

    @Override
    public void events(List<JsonObject> events) {
        for (JsonObject event : events) {
            line(PlainText.line(event.text("message")));
        }
    }

    @Override
    public void service(JsonObject service, Duration elapsed) {
        List<String> parts = new ArrayList<>();
        for (JsonObject deployment : service.objects("deployments")) {
            parts.add(part(deployment));
        }
        String now = parts.isEmpty()
                ? service.count("runningCount") + "/" + service.count("desiredCount") + " running"
                : String.join("; ", parts);
        if (!now.equals(shown)) {
            line(now);
            shown = now;
        }
    }

    @Override
    public void end() {
        out.flush();
    }

    private static String part(JsonObject deployment) {
        StringBuilder part = new StringBuilder()
                .append(PlainText.line(deployment.text("status")))
                .append(' ')
                .append(PlainText.line(Arn.name(deployment.text("taskDefinition", ""))))
                .append(' ')
                .append(deployment.count("runningCount"))
                .append('/')
                .append(deployment.count("desiredCount"))
                .append(" running, ")
                .append(deployment.count("pendingCount"))
                .append(" pending");
        if (deployment.count("failedTasks") > 0) {
            part.append(", ").append(deployment.count("failedTasks")).append(" failed");
        }
        if (deployment.has("rolloutState")) {
            part.append(", ").append(PlainText.line(deployment.text("rolloutState")));
        }
        return part.toString();
    }

    private void line(String text) {
        out.println(moments.clock(pace.now()) + "  " + text);
    }
}
