package dev.evenkeel.bench.docker;

import dev.evenkeel.testkit.Load;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * Services that are rolled start-first, all at once, while clients ask without a pause, half of them over one connection
 * each. {@code LoadedRolls SOCKET [ROUNDS [ROLLS [CLIENTS]]]}: in each round each peer has so many rolls, in turn.
 */
public final class LoadedRolls {
    private static final int TASKS = 10;
    private static final String ROLL = "start-first roll of " + TASKS + " under load";
    private static final String NETWORK = "served";
    /** Until what was replaced is known to all, such as a proxy that asks for names. */
    private static final int REST_MILLIS = 6000;

    private final EngineSocket engine;
    private final int rolls;
    private final int clients;
    private final Figures figures = new Figures();
    private final Map<String, Integer> answered = new TreeMap<>();
    private final Map<String, Integer> failed = new TreeMap<>();

    private LoadedRolls(EngineSocket engine, int rolls, int clients) {
        this.engine = engine;
        this.rolls = rolls;
        this.clients = clients;
    }

    /** Runs it and prints a table. */
    public static void main(String[] arguments) throws IOException {
        Path socket = Path.of(arguments[0]);
        int rounds = number(arguments, 1, 4);
        EngineSocket engine = new EngineSocket(socket);
        LoadedRolls benchmark = new LoadedRolls(engine, number(arguments, 2, 5), number(arguments, 3, 8));
        Path folder = Files.createTempDirectory("evenkeel-bench");
        engine.tell(
                "POST",
                "/networks/create",
                new JsonObject().put("Name", NETWORK).put("Driver", "overlay").put("Attachable", true));
        try (EvenkeelPeer evenkeel = new EvenkeelPeer(engine, socket, folder.resolve("embedded"));
                SwarmPeer swarm = new SwarmPeer(engine, 5, NETWORK);
                Haproxy haproxy = new Haproxy(engine, folder, NETWORK, SwarmPeer.SERVICE)) {
            List<Served> peers =
                    new ArrayList<>(List.of(new Served(evenkeel, evenkeel::port), new Served(swarm, haproxy::port)));
            for (int round = 0; round < rounds; round++) {
                peers.forEach(benchmark::round);
                Collections.rotate(peers, 1);
            }
        }
        benchmark.report();
    }

    /** @param port where its service is asked, once that is known */
    private record Served(Orchestrator peer, IntSupplier port) {}

    private void round(Served served) {
        Orchestrator peer = served.peer();
        Watch watch = new Watch(engine, peer);
        double unused = watch.untilRunning(TASKS, () -> peer.createChecked(TASKS));
        Watch.sleep(REST_MILLIS);
        int port = served.port().getAsInt();
        awaitAnswer(port);
        try (Load load = new Load(port, "/", clients)) {
            for (int roll = 0; roll < rolls; roll++) {
                roll(peer, watch, load, "v" + (2 - roll % 2));
            }
            answered.merge(peer.name(), load.answered(), Integer::sum);
            failed.merge(peer.name(), load.failures().size(), Integer::sum);
            load.failures().stream().limit(5).forEach(System.out::println);
        }
        unused = watch.untilRunning(0, peer::remove);
        engine.remove(peer.label());
    }

    private void roll(Orchestrator peer, Watch watch, Load load, String version) {
        Watch.sleep(2000);
        figures.add(ROLL, peer.name(), watch.untilAll(TASKS, Peer.IMAGE + version, () -> peer.roll(version)));
        Watch.sleep(REST_MILLIS);
        load.bodies();
        Watch.sleep(1000);
        Set<String> seen = load.bodies().keySet();
        if (!seen.equals(Set.of(version))) {
            throw new IllegalStateException(peer.name() + " answers " + seen + " after its roll to " + version);
        }
    }

    private static void awaitAnswer(int port) {
        for (int i = 0; i < 600; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                if (new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains(" 200 ")) {
                    return;
                }
            } catch (IOException notYet) {
                // Nobody listens, or nothing stands behind it.
            }
            Watch.sleep(100);
        }
        throw new IllegalStateException("nothing answers at " + port);
    }

    private void report() {
        figures.print();
        System.out.println("\n| who | requests answered | failed |\n|---|---|---|");
        answered.forEach(
                (who, count) -> System.out.printf(Locale.ROOT, "| %s | %d | %d |%n", who, count, failed.get(who)));
        double ratio = figures.median(ROLL, "Evenkeel") / figures.median(ROLL, "Swarm");
        System.out.println("\n| goal | figure | at most | |\n|---|---|---|---|");
        System.out.println(figures.line("requests failed of Evenkeel's", failed.getOrDefault("Evenkeel", 0), "", 0));
        System.out.println(figures.line(ROLL + ", to Swarm", ratio, "", 1));
    }

    private static int number(String[] arguments, int position, int otherwise) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
    }
}
