package dev.evenkeel.docker.load;

import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineStream;
import dev.evenkeel.docker.client.LogFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Busy loops in one container, as many as it takes; a loop can use one processor at the most.
 *
 * <p>Each has a lease and is started again when that ends, so that a process of ours that dies leaves no load behind.
 */
final class TaskLoad {

    static final int LEASE_SECONDS = 60;
    private static final int MOST_LOOPS = 64;

    private final EngineClient engine;
    private final String containerId;
    private final BooleanSupplier running;
    private final List<String> processes = new ArrayList<>();
    private boolean ended;

    TaskLoad(EngineClient engine, String containerId, BooleanSupplier running) {
        this.engine = engine;
        this.containerId = containerId;
        this.running = running;
    }

    /** @param cpuUnits to use in all, 1024 for one processor */
    void begin(double cpuUnits) {
        double processors = cpuUnits / 1024;
        int loops = Math.clamp((int) Math.ceil(processors), 1, MOST_LOOPS);
        int percent = Math.clamp(Math.round(processors / loops * 100), 1, 100);
        for (int each = 0; each < loops; each++) {
            burn(percent);
        }
    }

    /** Ends the loops now. */
    void end() {
        ended = true;
        if (!processes.isEmpty()) {
            List<String> kill = new ArrayList<>(List.of("sh", "-c", "kill \"$@\"", "sh"));
            kill.addAll(processes);
            engine.exec(containerId, kill).onSuccess(stream -> stream.read(bytes -> {}, done -> {}));
        }
    }

    private void burn(int percent) {
        if (ended || !running.getAsBoolean()) {
            return;
        }
        // An image without a shell is not loaded: its exec ends before it has told its number.
        engine.exec(containerId, List.of("sh", "-c", BusyLoop.script(percent, LEASE_SECONDS)))
                .onSuccess(stream -> follow(stream, percent));
    }

    private void follow(EngineStream stream, int percent) {
        List<String> own = new ArrayList<>();
        LogFrames frames = new LogFrames(true, line -> {
            if (own.isEmpty() && line.matches("\\d{1,9}")) {
                own.add(line);
                processes.add(line);
                if (ended) {
                    end();
                }
            }
        });
        stream.read(frames::accept, done -> {
            processes.removeAll(own);
            if (!own.isEmpty()) {
                burn(percent);
            }
        });
    }
}
