package dev.evenkeel.cli.up;

import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lines of several services in one stream: each begins with its source, in the colour of its service. */
final class Printout {
    private final Shell shell;
    private final Style style;
    private final List<String> services = new ArrayList<>();
    private int width;

    Printout(Shell shell, Project project) {
        this.shell = shell;
        // As wide as NAME/12345678, so that the column stands from the first line on.
        width = project.services().stream()
                        .mapToInt(service -> service.serviceName().length())
                        .max()
                        .orElse(0)
                + 9;
        style = new Style(shell.terminal());
    }

    Style style() {
        return style;
    }

    /** A line of the program itself. */
    synchronized void say(String line) {
        shell.out().println(line);
        shell.out().flush();
    }

    /**
     * A line about a service, or written by one of its tasks.
     *
     * @param look the style of the text
     */
    synchronized void line(String service, String source, String text, UnaryOperator<String> look) {
        if (!services.contains(service)) {
            services.add(service);
        }
        width = Math.max(width, source.length());
        String padded = source + " ".repeat(width - source.length());
        say(style.ofRank(services.indexOf(service), padded + " |") + " " + look.apply(PlainText.line(text)));
    }
}
