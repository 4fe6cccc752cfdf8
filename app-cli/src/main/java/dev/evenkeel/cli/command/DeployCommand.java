package dev.evenkeel.cli.command;

import dev.evenkeel.cli.deploy.DeployFiles;
import dev.evenkeel.cli.deploy.Deployment;
import dev.evenkeel.cli.deploy.DeploymentReport;
import dev.evenkeel.cli.deploy.Farewell;
import dev.evenkeel.cli.deploy.Follower;
import dev.evenkeel.cli.deploy.RolloutGoal;
import dev.evenkeel.cli.deploy.Verdict;
import dev.evenkeel.cli.deploy.Watcher;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.ecs.ServerTraffic;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel deploy}. */
final class DeployCommand implements Command {
    private static final Option TASK_DEFINITION =
            Option.withValue("--taskdef", "FILE", "The task definition. Default: ecs-task-def.json in DIR.");
    private static final Option SERVICE =
            Option.withValue("--service", "FILE", "The service. Default: ecs-service-def.json in DIR.");
    private static final Option NAME =
            Option.withValue("--service-name", "NAME", "The service's name. Default: serviceName of its file.");
    private static final Option DESIRED =
            Option.withValue("--desired-count", "N", "Ask for N tasks, whatever the file or auto scaling say.");
    private static final Option NO_WAIT = Option.flag("--no-wait", "Begin the deployment and do not follow it.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "deploy",
                Commands.summary("deploy"),
                List.of(
                        "Registers the task definition, creates the service or updates it, and follows the deployment until"
                                + " it is the only one left, ECS calls it COMPLETED, and as many tasks run as are desired."
                                + " Exit code 0 then; 1 with the reason when it failed or time was up.",
                        "The files have the shape that 'aws ecs register-task-definition' and 'aws ecs create-service' take by"
                                + " --cli-input-json, which is also ecspresso's. Members unknown to evenkeel are passed through.",
                        "The desired count is left as it is when the file has none (1 for a new service), and when auto"
                                + " scaling is registered for the service; --desired-count sets it all the same. Tags of the file"
                                + " are added, others are kept.",
                        "Ctrl-C stops the watching only: the deployment goes on."),
                List.of(Operand.optional("DIR", "A folder with ecs-task-def.json and ecs-service-def.json.")),
                List.of(TASK_DEFINITION, SERVICE, NAME, DESIRED, NO_WAIT, FollowOptions.TIMEOUT, FollowOptions.POLL),
                ConnectionOptions.ALL,
                List.of(
                        new Syntax.Example("evenkeel deploy shop/", "deploys from the two files in the folder shop"),
                        new Syntax.Example(
                                "evenkeel deploy --taskdef web.json --service web-service.json --timeout 5m",
                                "names the files, and gives up after five minutes")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        DeployFiles files = files(arguments);
        Integer desired = arguments.count(DESIRED);
        ClusterCommand command = new ClusterCommand(arguments, shell, cluster(arguments, shell, files));
        FollowOptions options = FollowOptions.of(arguments, command.cluster());
        Instant start = shell.pace().now();

        Deployment deployment = Deployment.begin(command.cluster(), files, desired);
        announce(command, files, deployment);
        DeploymentReport report = new DeploymentReport(command.cluster(), files.serviceName(), deployment, start);
        if (arguments.has(NO_WAIT)) {
            return end(command, files.serviceName(), report.begun(), null);
        }
        Watcher watcher = command.json() ? Watcher.blind() : Watcher.of(shell, command.moments());
        Follower follower = new Follower(command.cluster(), shell.pace(), watcher, deployment.before());
        RolloutGoal goal = new RolloutGoal(files.serviceName(), deployment.id());
        Verdict verdict = Farewell.during(
                shell,
                interrupted(command, files),
                () -> follower.follow(files.serviceName(), goal, options.poll(), options.timeout()));
        DeploymentReport.Ending ending =
                report.ended(verdict, follower, options.timeout(), shell.pace().now());
        return end(command, files.serviceName(), ending, ending.failure());
    }

    private static DeployFiles files(Arguments arguments) {
        String folder = arguments.optionalOperand(0);
        return DeployFiles.read(
                file(folder, arguments.value(TASK_DEFINITION), DeployFiles.TASK_DEFINITION_FILE, TASK_DEFINITION),
                file(folder, arguments.value(SERVICE), DeployFiles.SERVICE_FILE, SERVICE),
                arguments.value(NAME));
    }

    private static Path file(@Nullable String folder, @Nullable String named, String usual, Option option) {
        if (named != null) {
            return Path.of(named);
        }
        if (folder == null) {
            throw CommandException.badInput(option.name() + " FILE is missing: name both files, or a folder that holds "
                    + DeployFiles.TASK_DEFINITION_FILE + " and " + DeployFiles.SERVICE_FILE
                    + " (see 'evenkeel help deploy')");
        }
        return Path.of(folder).resolve(usual);
    }

    /** The cluster of the command line, else of the file, else of the environment. */
    private static Cluster cluster(Arguments arguments, Shell shell, DeployFiles files) {
        Cluster cluster = Cluster.of(arguments, shell);
        String inFile = files.cluster();
        return arguments.has(ConnectionOptions.CLUSTER) || inFile == null
                ? cluster
                : new Cluster(cluster.connection(), inFile);
    }

    private static void announce(ClusterCommand command, DeployFiles files, Deployment deployment) {
        if (command.json()) {
            return;
        }
        String done = new Style(command.shell().terminal()).done();
        command.say(done + " registered task definition " + PlainText.line(deployment.taskDefinition()));
        command.say(done + (deployment.created() ? " created" : " updated") + " service " + files.serviceName()
                + " in cluster " + command.cluster().name() + " at "
                + command.cluster().connection().shown());
        deployment.notes().forEach(note -> command.say("note: " + PlainText.line(note)));
    }

    private static String interrupted(ClusterCommand command, DeployFiles files) {
        return "stopped watching; the service stays as it is and the deployment goes on: 'evenkeel events "
                + files.serviceName() + command.cluster().option() + " -f' watches it";
    }

    private static void sayUrls(ClusterCommand command, String service) {
        try {
            ServerTraffic.of(command.cluster())
                    .urls(service)
                    .forEach(url -> command.say("  " + service + " takes requests at " + url));
        } catch (UnreachableException gone) {
            // What was asked for is done; where it answers is an extra.
            command.say("  " + gone.getMessage());
        }
    }

    private static int end(
            ClusterCommand command, String service, DeploymentReport.Ending ending, @Nullable String failure) {
        if (command.json()) {
            command.print(ending.json());
        } else {
            ending.lines().forEach(line -> command.say(PlainText.line(line)));
        }
        if (failure != null) {
            throw CommandException.failed(failure);
        }
        if (!command.json() && !ending.success().isEmpty()) {
            command.say(new Style(command.shell().terminal()).done() + " " + ending.success());
            sayUrls(command, service);
        }
        return ExitCode.OK;
    }
}
