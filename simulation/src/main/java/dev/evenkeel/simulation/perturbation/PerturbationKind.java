package dev.evenkeel.simulation.perturbation;

import java.util.Locale;
import java.util.Optional;

/**
 * What can go wrong once.
 *
 * <p>An engine has one writer and holds its own state; it never lists tasks to find out what there is. What it learns of the
 * world comes in three ways, and a <em>stale view</em> is each of them answered with what was true a quarter of a minute
 * ago:
 *
 * <ul>
 *   <li>reports, each of which says what one task, host or target looks like: after any of them, all that is known to the
 *       world is reported as it was then ({@link #STALE_REPORTS});
 *   <li>the answers of runtime, hosts and router when an engine that went on from its journal asks again for everything
 *       ({@link #STALE_RESTART}); what was not there yet is not told of: a
 *       runtime says of a task that it ended only when it did;
 *   <li>what alarms and measurements say when they are asked ({@link #STALE_READING}).
 * </ul>
 *
 * <p>Half a minute later the truth is told of all that was told wrongly, as whoever lists lists again. Reports that are
 * lost or overtaken are made good in the same way; only an answer of a lifecycle hook is not, since the port promises that
 * of nobody: the engine has to ask again.
 */
public enum PerturbationKind {
    CRASH_BEFORE_WRITE(Points.WRITES, "the engine crashes at a write to its journal, which is lost"),
    CRASH_AFTER_WRITE(Points.WRITES, "the engine crashes right after a write to its journal, before any effect of it"),
    STALE_RESTART(Points.WRITES, "the same, and what the next engine asks is answered with what was true before"),
    STALE_REPORTS(Points.REPORTS, "after a report all is reported once more as it was before"),
    STALE_READING(Points.READINGS, "alarms or measurements are answered with what was true before"),
    REPORT_DROPPED(Points.REPORTS, "a report is lost"),
    REPORT_DOUBLED(Points.REPORTS, "a report comes twice"),
    REPORT_DELAYED(Points.REPORTS, "a report comes seven seconds late, after those that came meanwhile");

    /** Where in a run it can happen. */
    public enum Points {
        /** Each write to the journal. */
        WRITES,
        /** Each report that reaches an engine. */
        REPORTS,
        /** Each time alarms or measurements are asked. */
        READINGS
    }

    private final Points points;
    private final String meaning;

    PerturbationKind(Points points, String meaning) {
        this.points = points;
        this.meaning = meaning;
    }

    /** Where in a run it can happen. */
    public Points points() {
        return points;
    }

    /** What happens, in a line. */
    public String meaning() {
        return meaning;
    }

    /** Its name on a command line, such as {@code crash-before-write}. */
    public String commandName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name; empty when there is none. */
    public static Optional<PerturbationKind> named(String name) {
        for (PerturbationKind kind : values()) {
            if (kind.commandName().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
