package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import dev.evenkeel.cli.walkthrough.Walkthrough;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel walkthrough}. */
final class WalkthroughCommand implements Command {
    private static final Option BACKEND = Option.withValue("--backend", "NAME", "sim (the default), docker, or aws.");
    private static final Option SEED =
            Option.withValue("--seed", "N", "Seed of the simulator: the same seed prints the same bytes. Default 1.");
    private static final Option KEEP = Option.flag("--keep", "Leave what was made (docker and aws).");
    private static final Option JSON = Option.flag("--json", "Print one JSON document at the end.");
    private static final Option IMAGE =
            Option.withValue("--image", "IMAGE", "The image to run; it must have a busybox. Default busybox:latest.");
    private static final Option CLUSTER = Option.withValue("--cluster", "NAME", "The cluster to use. Default default.");
    private static final Option REGION =
            Option.withValue("--region", "REGION", "Default us-east-1; aws: your AWS settings.");
    private static final Option ENDPOINT =
            Option.withValue("--endpoint", "URL", "aws: an ECS-compatible endpoint in place of AWS's own.");
    private static final Option LAUNCH_TYPE = Option.withValue("--launch-type", "TYPE", "EC2 or FARGATE.");
    private static final Option SUBNETS = Option.withValue(
            "--subnets", "LIST", "Subnets for the awsvpc network, separated by commas; FARGATE needs them.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "walkthrough",
                Commands.summary("walkthrough"),
                List.of(
                        "Defines, registers, creates, launches, runs, scales, updates, replaces and settles a small web"
                                + " service. Each step calls ECS's own operations and reads the result back; exit code 0 only"
                                + " if every step held.",
                        "On sim time is virtual and the whole takes about a second. On docker real containers run on the"
                                + " local engine, burn real CPU, and are gone at the end."),
                List.of(),
                List.of(BACKEND, SEED, KEEP, JSON, IMAGE, CLUSTER, REGION, ENDPOINT, LAUNCH_TYPE, SUBNETS),
                List.of(),
                List.of(
                        new Syntax.Example("evenkeel walkthrough", "the whole story in a second, simulated"),
                        new Syntax.Example("evenkeel walkthrough --backend docker", "the same with real containers")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        String backend = Objects.requireNonNullElse(arguments.value(BACKEND), "sim");
        if (!List.of("sim", "docker", "aws").contains(backend)) {
            throw CommandException.badInput("--backend takes sim, docker or aws, not '" + backend + "'");
        }
        String endpoint = arguments.value(ENDPOINT);
        SortedMap<String, String> options = new TreeMap<>();
        if (endpoint != null) {
            if (!backend.equals("aws")) {
                throw CommandException.badInput("--endpoint goes with --backend aws");
            }
            options.put("endpoint", endpoint);
        }
        String region = arguments.value(REGION);
        if (region != null && backend.equals("aws")) {
            // Otherwise the region of the AWS settings would come before what was asked for here.
            options.put("region", region);
        }
        List<String> subnets = list(arguments.value(SUBNETS));
        String launchType = arguments.value(LAUNCH_TYPE);
        if (launchType != null && !List.of("EC2", "FARGATE").contains(launchType)) {
            throw CommandException.badInput("--launch-type takes EC2 or FARGATE, not '" + launchType + "'");
        }
        if ("FARGATE".equals(launchType) && subnets.isEmpty()) {
            throw CommandException.badInput("FARGATE runs in the awsvpc network: name its subnets with --subnets");
        }
        return new Walkthrough(
                        backend,
                        seed(arguments.value(SEED), backend),
                        arguments.has(KEEP),
                        arguments.has(JSON),
                        arguments.value(IMAGE),
                        Objects.requireNonNullElse(arguments.value(CLUSTER), "default"),
                        Objects.requireNonNullElse(region, "us-east-1"),
                        launchType,
                        subnets,
                        options)
                .run(shell);
    }

    /** Real worlds remember names: there a walkthrough without a seed gets one of its own. */
    private static long seed(@Nullable String given, String backend) {
        if (given == null) {
            return backend.equals("sim") ? 1 : new SecureRandom().nextLong();
        }
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException notANumber) {
            throw CommandException.badInput("--seed takes a whole number, not '" + given + "'");
        }
    }

    private static List<String> list(@Nullable String given) {
        return given == null || given.isBlank() ? List.of() : List.of(given.split(","));
    }
}
