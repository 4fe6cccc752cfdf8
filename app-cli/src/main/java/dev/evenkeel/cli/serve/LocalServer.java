package dev.evenkeel.cli.serve;

import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.StartupException;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.http.EvenkeelRegions;
import dev.evenkeel.http.EvenkeelServer;
import dev.evenkeel.http.ServerException;
import dev.evenkeel.http.ServerSettings;

/** Engines of this process, and the port on which they answer. */
public final class LocalServer implements AutoCloseable {
    private final Evenkeel evenkeel;
    private final EvenkeelServer server;
    private final String host;

    private LocalServer(Evenkeel evenkeel, EvenkeelServer server, String host) {
        this.evenkeel = evenkeel;
        this.server = server;
        this.host = host;
    }

    /**
     * Starts both.
     *
     * @throws CommandException with exit code 2 when the backend or the port cannot be had
     */
    public static LocalServer open(Configuration configuration, ServerSettings settings, Shell shell) {
        Evenkeel evenkeel;
        try {
            evenkeel = Evenkeel.open(configuration);
        } catch (StartupException refused) {
            throw CommandException.badInput(refused.line());
        }
        try {
            EvenkeelServer server =
                    EvenkeelServer.start(settings, new EvenkeelRegions(evenkeel), defect -> report(shell, defect));
            return new LocalServer(evenkeel, server, settings.host());
        } catch (ServerException refused) {
            evenkeel.close();
            throw CommandException.badInput(String.valueOf(refused.getMessage()));
        }
    }

    /** Where it answers. */
    public String url() {
        return "http://" + host + ":" + server.port();
    }

    /** A fault of ours never reaches a client in detail; here it is said where somebody can see it. */
    private static void report(Shell shell, Throwable defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        shell.err()
                .println("evenkeel: this is a fault of evenkeel itself, please report it: "
                        + PlainText.line(String.valueOf(defect)) + (trace.length == 0 ? "" : " at " + trace[0]));
        shell.err().flush();
    }

    @Override
    public void close() {
        server.close();
        evenkeel.close();
    }
}
