package dev.evenkeel.cli.up;

import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.EcsConnection;
import dev.evenkeel.cli.ecs.EcsException;
import dev.evenkeel.cli.serve.LocalServer;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.http.ServerSettings;
import java.nio.file.Path;

/**
 * A server of this process, and a project that runs on it from start to Ctrl-C.
 *
 * @param folder where the project's files are
 * @param port where it is served; 0 for any that is free
 */
public record UpSession(Path folder, Configuration configuration, int port) {

    /** Runs the project until the process is told to end; then takes all of it away. */
    public int run(Shell shell) {
        Project project = Project.read(folder);
        Printout printout = new Printout(shell, project);
        ServerSettings settings = ServerSettings.local(port, configuration.account(), configuration.region());
        try (LocalServer server = LocalServer.open(configuration, settings, shell)) {
            Cluster cluster = new Cluster(
                    EcsConnection.local(server.url(), configuration.region(), shell.pace()), project.cluster());
            RunningProject running =
                    new RunningProject(cluster, new Sources(folder, project), project, printout, shell.pace());
            announce(printout, server.url());
            Thread curtain = new Thread(() -> end(running, server, printout), "end-of-up");
            Runtime.getRuntime().addShutdownHook(curtain);
            try {
                running.begin();
            } catch (EcsException refused) {
                throw takenAway(curtain, running, refused.forUser());
            } catch (CommandException refused) {
                throw takenAway(curtain, running, refused);
            }
            running.goOn();
            join(curtain);
        }
        return ExitCode.OK;
    }

    private void announce(Printout printout, String url) {
        printout.say(printout.style().done() + " " + folder + " on " + configuration.backend() + ", served at "
                + printout.style().strong(url));
        printout.say(printout.style()
                .faint("  'evenkeel ps" + option(url) + "' and the aws CLI work on it; saving a file rolls its service;"
                        + " Ctrl-C stops all"));
    }

    private static String option(String url) {
        return url.endsWith(":" + ServerSettings.DEFAULT_PORT) ? "" : " --endpoint " + url;
    }

    /** What was begun before something was refused does not stay. */
    private static CommandException takenAway(Thread curtain, RunningProject running, CommandException refused) {
        try {
            Runtime.getRuntime().removeShutdownHook(curtain);
            running.end();
        } catch (IllegalStateException ending) {
            // The process is ending already: the curtain falls by itself.
        }
        return refused;
    }

    private static void end(RunningProject running, LocalServer server, Printout printout) {
        printout.say("");
        printout.say("stopping all services");
        try {
            boolean gone = running.end();
            printout.say(
                    gone
                            ? printout.style().done() + " all stopped"
                            : printout.style().failed() + " some tasks did not stop in time");
        } finally {
            server.close();
        }
    }

    private static void join(Thread curtain) {
        try {
            curtain.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
