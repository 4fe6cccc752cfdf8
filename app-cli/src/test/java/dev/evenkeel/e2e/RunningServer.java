package dev.evenkeel.e2e;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerSettings;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What {@code evenkeel serve --backend sim} runs, in this process, on a free port of loopback. */
final class RunningServer implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    private final Evenkeel evenkeel;
    private final EvenkeelServer server;
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();

    private RunningServer(ClockMode clock) {
        evenkeel = Evenkeel.open(
                Configuration.of("sim", clock).withAccount(ACCOUNT).withRegion(REGION));
        server = EvenkeelServer.start(
                ServerSettings.local(0, ACCOUNT, REGION), new EvenkeelRegions(evenkeel), defects::add);
    }

    /** @param timeScale how many seconds pass there in one of ours */
    static RunningServer start(int timeScale) {
        return new RunningServer(new ClockMode.Wall(timeScale));
    }

    /** A server that settles every change before it answers, as {@code --instant} does. */
    static RunningServer settling() {
        return new RunningServer(new ClockMode.Settling(Instant.now()));
    }

    /** A server whose time stands still until it is moved. */
    static RunningServer virtual(Instant start) {
        return new RunningServer(new ClockMode.Virtual(start));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The engines behind it, to be asked without the wire. */
    Evenkeel evenkeel() {
        return evenkeel;
    }

    /** What went wrong inside, where clients were answered a 500. */
    List<Throwable> defects() {
        return List.copyOf(defects);
    }

    @Override
    public void close() {
        server.close();
        evenkeel.close();
    }
}
