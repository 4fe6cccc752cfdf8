package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What simulated containers write: a line as they start and one as they end. */
final class SimulatedLogs implements LogSource {
    private record Reader(Consumer<LogLine> lines, Consumer<@Nullable String> end) {}

    private static final class TaskLog {
        private final List<LogLine> lines = new ArrayList<>();
        /** The containers that are known to have started. */
        private final List<String> started = new ArrayList<>(1);

        private final List<Reader> followers = new ArrayList<>();
        private boolean ended;
    }

    private final Timeline timeline;
    private final Map<TaskArn, TaskLog> logs = new LinkedHashMap<>();

    SimulatedLogs(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public AutoCloseable read(TaskArn task, boolean follow, Consumer<LogLine> lines, Consumer<@Nullable String> end) {
        Reader reader = new Reader(lines, end);
        timeline.execute(() -> begin(task, follow, reader));
        return () -> timeline.execute(() -> stopFollowing(task, reader));
    }

    /** Writes what has happened to the containers since the last call. */
    void note(SimulatedTask task) {
        TaskLog log = logs.computeIfAbsent(task.start().taskArn(), arn -> new TaskLog());
        for (SimulatedContainer container : task.containers()) {
            if (container.isRunning() && !log.started.contains(container.name())) {
                log.started.add(container.name());
                write(log, container.name(), container.name() + " started from " + container.image());
            } else if (container.isStopped() && container.exitCode() != null) {
                write(log, container.name(), container.name() + " ended with exit code " + container.exitCode());
            }
        }
        if (task.isStopped() && !log.ended) {
            log.ended = true;
            log.followers.forEach(reader -> reader.end().accept(null));
            log.followers.clear();
        }
    }

    void forget(TaskArn task) {
        logs.remove(task);
    }

    private static void write(TaskLog log, String container, String text) {
        LogLine line = new LogLine(container, text);
        // Each container says each thing once, which bounds a log to two lines a container.
        if (!log.lines.contains(line)) {
            log.lines.add(line);
            log.followers.forEach(reader -> reader.lines().accept(line));
        }
    }

    private void begin(TaskArn task, boolean follow, Reader reader) {
        TaskLog log = logs.get(task);
        if (log == null) {
            reader.end().accept("The simulator knows no task " + task.id() + ".");
            return;
        }
        log.lines.forEach(reader.lines());
        if (follow && !log.ended) {
            log.followers.add(reader);
        } else {
            reader.end().accept(null);
        }
    }

    private void stopFollowing(TaskArn task, Reader reader) {
        TaskLog log = logs.get(task);
        if (log != null && log.followers.remove(reader)) {
            reader.end().accept(null);
        }
    }
}
