package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.CommandLine;
import dev.evenkeel.cli.CommandLine.Outcome;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code evenkeel explain} against a server in virtual time: every character of the answer is known. */
class ExplainTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private static void register(World world, int cpu) {
        world.ask(session -> session.ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        "web",
                        "containerDefinitions",
                        List.of(Records.of(
                                ContainerDefinition.class,
                                "name",
                                "app",
                                "image",
                                "nginx:1",
                                "cpu",
                                cpu,
                                "memory",
                                512)))));
    }

    private static void create(World world, int desired) {
        world.ask(session -> session.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "web",
                        "taskDefinition",
                        "web",
                        "desiredCount",
                        desired)));
    }

    private static Outcome explain(RunningServer server, String... words) {
        CommandLine line = new CommandLine().with("EVENKEEL_ENDPOINT", server.url());
        String[] all = new String[words.length + 2];
        all[0] = "explain";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--utc";
        return line.run(all);
    }

    /** Ids follow from the seed, but say nothing here. */
    private static String masked(Outcome outcome) {
        return outcome.exitCode() + "\n"
                + (outcome.out() + outcome.err())
                        .replaceAll("ecs-svc/[0-9]{19}", "ecs-svc/N")
                        .replaceAll("container-instance [0-9a-f]{32}", "container-instance I")
                        .replaceAll("(?m)^  [0-9a-f]{8} +", "  INSTANCE  ");
    }

    @Test
    void saysWhyNoInstanceTakesTheNextTask() {
        try (RunningServer server = RunningServer.virtual(START)) {
            World world = new World(server.evenkeel());
            register(world, 3000);
            create(world, 4);
            server.evenkeel().advance(Duration.ofMinutes(1));

            assertEquals("""
                    0
                    service web in cluster default: ACTIVE, REPLICA, ROLLING, desired 4

                    what it waits for
                      NO_ROOM  No place for the next task: the service was unable to place a task because no \
                    container instance met all of its requirements. The closest matching (container-instance I) has \
                    insufficient CPU units available. Until 12:01:15Z.

                    what its percentages allow
                      minimumHealthyPercent 100 keeps 4 healthy, maximumPercent 200 allows 8: 3 run or start, 3 \
                    serve; 1 may start and 0 old may stop now

                    deployments
                      DEPLOYMENT                   STATUS   ROLLOUT      TASK DEFINITION  PENDING  RUNNING  HEALTHY \
                     UNHEALTHY  STOPPING  FAILED
                      ecs-svc/N  PRIMARY  IN_PROGRESS  web:1                  0        3        3          0        \
                     0       1

                    why no instance takes the next task
                      CONTAINER INSTANCE  REASON        NEEDS  HAS
                      INSTANCE  RESOURCE:CPU  3000   1096
                      INSTANCE  RESOURCE:CPU  3000   1096
                      INSTANCE  RESOURCE:CPU  3000   1096

                    It is looked at again at 12:01:15Z, or when something changes.
                    """, masked(explain(server, "service", "web")));
        }
    }

    @Test
    void saysThatThePercentagesLeaveNothingToDo() {
        try (RunningServer server = RunningServer.virtual(START)) {
            World world = new World(server.evenkeel());
            register(world, 256);
            create(world, 2);
            server.evenkeel().advance(Duration.ofMinutes(2));
            register(world, 256);
            world.ask(session -> session.ecs()
                    .updateService(Records.of(
                            UpdateServiceRequest.class,
                            "service",
                            "web",
                            "taskDefinition",
                            "web",
                            "deploymentConfiguration",
                            Records.of(
                                    DeploymentConfiguration.class,
                                    "minimumHealthyPercent",
                                    100,
                                    "maximumPercent",
                                    100))));
            server.evenkeel().advance(Duration.ofMinutes(1));

            assertEquals("""
                    0
                    service web in cluster default: ACTIVE, REPLICA, ROLLING, desired 2

                    what it waits for
                      DEADLOCK   The percentages leave nothing to do: maximumPercent 100 of 2 allows 2 and 2 run; \
                    minimumHealthyPercent 100 keeps 2 and 2 serve. Raise the one or lower the other.
                      REPLACING  2 tasks of older deployments, to be replaced.

                    what its percentages allow
                      minimumHealthyPercent 100 keeps 2 healthy, maximumPercent 100 allows 2: 2 run or start, 2 \
                    serve; 0 may start and 0 old may stop now

                    deployments
                      DEPLOYMENT                   STATUS   ROLLOUT      TASK DEFINITION  PENDING  RUNNING  HEALTHY \
                     UNHEALTHY  STOPPING  FAILED
                      ecs-svc/N  PRIMARY  IN_PROGRESS  web:2                  0        0        0          0        \
                     0       0
                      ecs-svc/N  ACTIVE   COMPLETED    web:1                  0        2        2          0        \
                     0       0

                    It is looked at again at 18:02:00Z, or when something changes.
                    """, masked(explain(server, "service", "web")));
        }
    }

    @Test
    void refusesWhatIsNotThereInOneLine() {
        try (RunningServer server = RunningServer.virtual(START)) {
            assertEquals(
                    new Outcome(
                            2,
                            "",
                            "evenkeel: there is no service 'nobody' in cluster default: 'evenkeel services' lists those"
                                    + " that exist\n"),
                    explain(server, "service", "nobody"));
            assertEquals(
                    new Outcome(
                            2,
                            "",
                            "evenkeel: 'cluster' cannot be explained: write 'evenkeel explain service NAME' or"
                                    + " 'evenkeel explain task NAME'\n"),
                    explain(server, "cluster", "default"));
        }
    }
}
