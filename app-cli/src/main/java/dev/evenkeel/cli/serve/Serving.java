package dev.evenkeel.cli.serve;

import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.http.ServerSettings;
import java.util.concurrent.CountDownLatch;

/** A server with its engines, from start to Ctrl-C. */
public final class Serving {
    private final Configuration configuration;
    private final ServerSettings settings;

    /** What is to be served, and where. */
    public Serving(Configuration configuration, ServerSettings settings) {
        this.configuration = configuration;
        this.settings = settings;
    }

    /** Serves until the process is told to end. */
    public int run(Shell shell) {
        try (LocalServer server = LocalServer.open(configuration, settings, shell)) {
            announce(shell, server.url());
            awaitEnd(server);
        }
        return ExitCode.OK;
    }

    private void announce(Shell shell, String url) {
        Style style = new Style(shell.terminal());
        shell.out()
                .println(style.done() + " serving Amazon ECS on " + style.strong(url) + " (backend "
                        + configuration.backend() + ", region " + configuration.region() + ", account "
                        + configuration.account() + ")");
        shell.out().println(style.faint("  aws --endpoint-url " + url + " ecs list-clusters"));
        shell.out().println(style.faint("  " + farewell()));
        shell.out().flush();
    }

    private String farewell() {
        if (Boolean.parseBoolean(configuration.backendOptions().get("cleanup"))) {
            return "Ctrl-C ends it and removes its tasks";
        }
        return configuration.stateFolder() == null
                ? "Ctrl-C ends it"
                : "Ctrl-C ends it; tasks run on, and the next start goes on with them (state in "
                        + configuration.stateFolder() + ")";
    }

    private static void awaitEnd(LocalServer server) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            ended.countDown();
                        },
                        "end-of-serving"));
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
