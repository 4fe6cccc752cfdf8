package dev.evenkeel.parity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compares a run on a real engine with what the simulator says of the same scenario.
 *
 * <p>Two runs of one scenario never are the same list of events: of two tasks that start side by side either may be first.
 * So equal means two things:
 *
 * <ol>
 *   <li><b>The same lives</b> ({@link Form}). Every task, container, deployment, service and instance goes through the same
 *       values, from its first to its last: statuses, health, exit codes, stop codes and reasons, rollout states, service
 *       events. So the end is the same too. All simulated runs have to agree on it, or the scenario is not one.
 *   <li><b>The same order where it has a reason</b> ({@link Order}). What comes before what in every simulated run, whatever
 *       the latencies, comes in that order on the engine too.
 * </ol>
 *
 * <p>This is sound (an order that latencies can turn round is never asked for) and it can fail: whatever a rule, a runtime
 * or a script does otherwise is another life or another order, {@code ComparisonTest}.
 */
record Comparison(List<List<Step>> simulated, List<Step> real) {
    private static final int WIDTH = 78;

    /** What differs, a line each; none when the runs are equal. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        Form form = Form.of(simulated.get(0));
        for (int i = 1; i < simulated.size(); i++) {
            Form other = Form.of(simulated.get(i));
            if (!other.equals(form)) {
                differences.add("the simulator does not agree with itself, first run and run " + (i + 1) + ": "
                        + onlyIn(form, other) + " against " + onlyIn(other, form));
                return differences;
            }
        }
        Form there = Form.of(real);
        if (!there.equals(form)) {
            onlyIn(form, there).forEach(life -> differences.add("simulator only: " + life));
            onlyIn(there, form).forEach(life -> differences.add("engine only: " + life));
            return differences;
        }
        for (Order.Pair pair : new Order(simulated).brokenBy(real)) {
            differences.add("in every simulated run '" + pair.before() + "' comes before '" + pair.after()
                    + "', on the engine after it");
        }
        return differences;
    }

    /** Both, beside each other: the lives, and what happened when. */
    String sideBySide() {
        StringBuilder text = new StringBuilder();
        text.append(row("simulator", "engine")).append(row("-".repeat(WIDTH), "-".repeat(WIDTH)));
        rows(text, Form.of(simulated.get(0)).lines(), Form.of(real).lines());
        text.append(row("", ""));
        rows(text, timed(simulated.get(0)), timed(real));
        return text.toString();
    }

    /** Which lives one form has and the other has not, each as one line. */
    private static List<String> onlyIn(Form one, Form other) {
        List<String> lives = new ArrayList<>();
        one.lives().forEach((life, count) -> {
            if (!count.equals(other.lives().get(life))) {
                lives.add(life.replace("\n ", ";") + (count == 1 ? "" : " (" + count + ")"));
            }
        });
        return lives;
    }

    private static List<String> timed(List<Step> steps) {
        Set<String> lines = new LinkedHashSet<>();
        for (Step step : steps) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%6.2f %s: %s %s",
                    step.at().toMillis() / 1000.0,
                    step.who(),
                    step.what(),
                    step.value()));
        }
        return List.copyOf(lines);
    }

    private static void rows(StringBuilder text, List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            text.append(row(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : ""));
        }
    }

    private static String row(String left, String right) {
        return String.format("%-" + WIDTH + "s | %s%n", cut(left), cut(right)).replaceAll("(?m) +$", "");
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "~";
    }
}
