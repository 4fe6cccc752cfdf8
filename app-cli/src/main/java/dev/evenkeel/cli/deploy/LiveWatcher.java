package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.LiveBlock;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.shell.Terminal;
import dev.evenkeel.cli.syntax.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A line for each deployment, redrawn in place, with events scrolling by above. */
final class LiveWatcher implements Watcher {
    private static final int BAR = 10;

    private final LiveBlock block;
    private final Moments moments;
    private final Style style;
    private final Terminal terminal;
    private final int columns;
    private int turn;

    LiveWatcher(Shell shell, Moments moments) {
        this.block = new LiveBlock(shell.out());
        this.moments = moments;
        this.style = new Style(shell.terminal());
        this.terminal = shell.terminal();
        this.columns = shell.terminal().columns();
    }

    @Override
    public void events(List<JsonObject> events) {
        for (JsonObject event : events) {
            Instant at = event.moment("createdAt");
            String clock = at == null ? "        " : moments.clock(at);
            block.print(style.faint(clock) + "  " + PlainText.line(event.text("message")));
        }
    }

    @Override
    public void service(JsonObject service, Duration elapsed) {
        List<String> lines = new ArrayList<>();
        String mark = style.spinner(turn++);
        for (JsonObject deployment : service.objects("deployments")) {
            lines.add(mark + " " + line(deployment, lines.isEmpty() ? Durations.text(elapsed) : ""));
            mark = " ";
        }
        if (lines.isEmpty()) {
            lines.add(mark + " " + bar(service) + " " + service.count("runningCount") + "/"
                    + service.count("desiredCount") + " running");
        }
        block.draw(lines);
    }

    @Override
    public void end() {
        block.draw(List.of());
    }

    /** Bar, counts, state, and the name last: it is what may be cut on a narrow terminal. */
    private String line(JsonObject deployment, String elapsed) {
        String counts = deployment.count("runningCount") + "/" + deployment.count("desiredCount") + " running "
                + deployment.count("pendingCount") + " pending " + deployment.count("failedTasks") + " failed";
        String status = deployment.text("status", "");
        String state = deployment.text("rolloutState", "");
        String name = Arn.name(deployment.text("taskDefinition", ""));
        String words = status + " " + name + "  " + counts + "  " + state + "  " + elapsed;
        int room = columns - 2 - BAR - 1;
        if (words.length() >= room) {
            return bar(deployment) + " " + PlainText.line(words).substring(0, Math.max(0, room - 1));
        }
        return bar(deployment) + " " + style.state(PlainText.line(status)) + " " + style.strong(PlainText.line(name))
                + "  " + counts + "  " + (state.isEmpty() ? "" : style.state(PlainText.line(state)) + "  ")
                + style.faint(elapsed);
    }

    /** Running against desired; for a deployment that is to end, what is left of it. */
    private String bar(JsonObject counts) {
        int running = counts.count("runningCount");
        int whole = Math.max(1, Math.max(running, counts.count("desiredCount")));
        int full = BAR * running / whole;
        String done = (terminal.unicode() ? "█" : "#").repeat(full);
        String open = (terminal.unicode() ? "░" : ".").repeat(BAR - full);
        return style.good(done) + style.faint(open);
    }
}
