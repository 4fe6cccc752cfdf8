package dev.evenkeel.cli.serve;

import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.StartupException;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerException;
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
        Evenkeel evenkeel;
        try {
            evenkeel = Evenkeel.open(configuration);
        } catch (StartupException refused) {
            throw CommandException.badInput(refused.line());
        }
        try (evenkeel) {
            EvenkeelServer server =
                    EvenkeelServer.start(settings, new EvenkeelRegions(evenkeel), defect -> report(shell, defect));
            try (server) {
                announce(shell, server.port());
                awaitEnd(server, evenkeel);
            }
        } catch (ServerException refused) {
            throw CommandException.badInput(String.valueOf(refused.getMessage()));
        }
        return ExitCode.OK;
    }

    private void announce(Shell shell, int port) {
        Style style = new Style(shell.terminal());
        String url = "http://" + settings.host() + ":" + port;
        shell.out()
                .println(style.done() + " serving Amazon ECS on " + style.strong(url) + " (backend "
                        + configuration.backend() + ", region " + configuration.region() + ", account "
                        + configuration.account() + ")");
        shell.out().println(style.faint("  aws --endpoint-url " + url + " ecs list-clusters"));
        shell.out().println(style.faint("  Ctrl-C ends it"));
        shell.out().flush();
    }

    /** A fault of ours never reaches a client in detail; here it is said where somebody can see it. */
    private static void report(Shell shell, Throwable defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        shell.err()
                .println("evenkeel: this is a fault of evenkeel itself, please report it: "
                        + PlainText.line(String.valueOf(defect)) + (trace.length == 0 ? "" : " at " + trace[0]));
        shell.err().flush();
    }

    private static void awaitEnd(EvenkeelServer server, Evenkeel evenkeel) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            evenkeel.close();
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
