package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.Reports;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How many tasks Fargate has room for, and whether it has any to give at all; the engine is told when that changes. */
final class FargateLimit {
    private static final List<String> PROVIDERS = List.of("FARGATE", "FARGATE_SPOT");

    private final Reports reports;
    private final int most;
    private final SortedSet<TaskArn> running = new TreeSet<>();
    private final SortedSet<String> withheld = new TreeSet<>();
    private final SortedSet<String> saidToLack = new TreeSet<>();

    /** @param most tasks at once; 0 for as many as you like */
    FargateLimit(Reports reports, int most) {
        this.reports = reports;
        this.most = most;
    }

    /** Whether a task may start; if so it counts until it has ended. */
    boolean admits(TaskArn task) {
        boolean admitted = !isFull();
        if (admitted) {
            running.add(task);
            tell();
        }
        return admitted;
    }

    void ended(TaskArn task) {
        if (running.remove(task)) {
            tell();
        }
    }

    /** From now on a provider has nothing to give, whatever the limit; or as much as the limit allows. */
    void withhold(String provider, boolean begins) {
        if (begins) {
            withheld.add(provider);
        } else {
            withheld.remove(provider);
        }
        tell();
    }

    /** Tells again how it is: whoever asks may have missed what was said. */
    void tellAgain() {
        for (String provider : PROVIDERS) {
            reports.fargateObserved(provider, !saidToLack.contains(provider));
        }
    }

    private boolean isFull() {
        return most > 0 && running.size() >= most;
    }

    private void tell() {
        for (String provider : PROVIDERS) {
            boolean lacks = isFull() || withheld.contains(provider);
            if (lacks ? saidToLack.add(provider) : saidToLack.remove(provider)) {
                reports.fargateObserved(provider, !lacks);
            }
        }
    }
}
