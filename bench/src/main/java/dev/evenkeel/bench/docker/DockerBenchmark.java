package dev.evenkeel.bench.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rounds in which the peers take turns, each round beginning with another one. {@code DockerBenchmark SOCKET [ROUNDS
 * [TASKS]]}; the engine at the socket has to be a Swarm manager, with the images of {@code .ci/test-images}, and of no
 * other use.
 */
public final class DockerBenchmark {
    private static final int FEW = 10;
    private static final int SINGLES = 12;
    private static final String ONE = "one at a time, to running";
    private static final String REPLACED = "a killed task's replacement runs";
    private static final String ROLL = "stop-first roll of " + FEW + ", two at a time";
    private static final String CHECKED = "start-first roll of " + FEW + ", all at once, health checked";
    /** Until a service that has just come up is at rest. */
    private static final int REST_MILLIS = 6000;

    private final EngineSocket engine;
    private final int many;
    private final Figures figures = new Figures();
    private final String create;
    private final String scale;

    private DockerBenchmark(EngineSocket engine, int many) {
        this.engine = engine;
        this.many = many;
        create = "create " + many + ", to all running";
        scale = FEW + " to " + many;
    }

    /** Runs it and prints a table. */
    public static void main(String[] arguments) throws IOException {
        Path socket = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int many = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
        Path state = Files.createTempDirectory("evenkeel-bench");
        EngineSocket engine = new EngineSocket(socket);
        DockerBenchmark benchmark = new DockerBenchmark(engine, many);
        try (RawPeer raw = new RawPeer(engine);
                EvenkeelPeer evenkeel = new EvenkeelPeer(engine, socket, state.resolve("embedded"));
                SwarmPeer swarm = new SwarmPeer(engine, 5)) {
            benchmark.warmUp(evenkeel, raw);
            for (int round = 0; round < rounds; round++) {
                System.out.println("round " + (round + 1) + ", load " + load());
                benchmark.round(round, raw, evenkeel, swarm);
                benchmark.rolls(round, evenkeel, swarm);
                benchmark.singles(raw, evenkeel);
            }
        }
        for (int round = 0; round < rounds; round++) {
            double seconds = new Adoption(engine, socket, state.resolve("adopted-" + round)).seconds(many);
            benchmark.figures.add("kill -9 to " + many + " adopted", "Evenkeel", seconds);
        }
        benchmark.report();
    }

    /** What a process does for the first time takes longer than ever after. */
    private void warmUp(EvenkeelPeer evenkeel, RawPeer raw) {
        for (Peer peer : List.of(raw, evenkeel)) {
            double unused = new Watch(engine, peer).untilRunning(FEW, () -> peer.create(FEW));
            clear(peer);
        }
    }

    private void round(int round, Peer raw, Peer evenkeel, Peer swarm) {
        List<Peer> peers = new ArrayList<>(List.of(raw, evenkeel, swarm));
        Collections.rotate(peers, round);
        for (Peer peer : peers) {
            Watch watch = new Watch(engine, peer);
            figures.add(create, peer.name(), watch.untilRunning(many, () -> peer.create(many)));
            clear(peer);
        }
        for (Peer peer : peers) {
            Watch watch = new Watch(engine, peer);
            double unused = watch.untilRunning(FEW, () -> peer.create(FEW));
            if (!peer.name().equals(raw.name())) {
                figures.add(ROLL, peer.name(), watch.untilAll(FEW, Peer.IMAGE + "v2", () -> peer.roll("v2")));
                figures.add(REPLACED, peer.name(), watch.untilReplaced(FEW));
            }
            if (many > FEW) {
                figures.add(scale, peer.name(), watch.untilRunning(many, () -> peer.scale(many)));
            }
            clear(peer);
        }
    }

    private void rolls(int round, Orchestrator evenkeel, Orchestrator swarm) {
        List<Orchestrator> peers = new ArrayList<>(List.of(evenkeel, swarm));
        Collections.rotate(peers, round);
        for (Orchestrator peer : peers) {
            Watch watch = new Watch(engine, peer);
            double unused = watch.untilRunning(FEW, () -> peer.createChecked(FEW));
            Watch.sleep(REST_MILLIS);
            figures.add(CHECKED, peer.name(), watch.untilAll(FEW, Peer.IMAGE + "v2", () -> peer.roll("v2")));
            clear(peer);
        }
    }

    /** In turn, each alone: what Evenkeel adds to the calls that it makes. */
    private void singles(RawPeer raw, EvenkeelPeer evenkeel) {
        for (int i = 0; i < SINGLES; i++) {
            figures.add(ONE, raw.name(), seconds(raw::runOne));
            raw.remove();
            figures.add(ONE, evenkeel.name(), seconds(evenkeel::runOne));
            double unused = new Watch(engine, evenkeel).untilRunning(0, evenkeel::stopAll);
        }
    }

    private static double seconds(Runnable action) {
        long begin = System.nanoTime();
        action.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private void clear(Peer peer) {
        double unused = new Watch(engine, peer).untilRunning(0, peer::remove);
        engine.remove(peer.label());
    }

    private void report() {
        figures.print();
        System.out.println("\n| goal | figure | at most | |\n|---|---|---|---|");
        System.out.println(figures.line(create + ", to raw", ratio(create, "raw API"), "", 1.1));
        System.out.println(figures.line(create + ", to Swarm", ratio(create, "Swarm"), "", 0.6));
        System.out.println(figures.line(scale + ", to Swarm", ratio(scale, "Swarm"), "", 0.6));
        double added = (figures.median(ONE, "Evenkeel") - figures.median(ONE, "raw API")) * 1000;
        System.out.println(figures.line("one at a time, added to raw, p50", added, " ms", 15));
        System.out.println(figures.line(REPLACED, figures.median(REPLACED, "Evenkeel"), " s", 1));
        System.out.println(figures.line(ROLL + ", to Swarm", ratio(ROLL, "Swarm"), "", 0.5));
        System.out.println(figures.line(CHECKED + ", to Swarm", ratio(CHECKED, "Swarm"), "", 1));
        String adopted = "kill -9 to " + many + " adopted";
        System.out.println(figures.line(adopted, figures.median(adopted, "Evenkeel"), " s", 5));
    }

    private double ratio(String what, String to) {
        return figures.median(what, "Evenkeel") / figures.median(what, to);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
