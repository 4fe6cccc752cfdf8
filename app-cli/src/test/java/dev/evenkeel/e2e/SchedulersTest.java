package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Daemons, task sets and task protection, driven by the AWS CLI as a user would. */
class SchedulersTest {
    /** A task without a health check counts as healthy after 40 s: two seconds of ours. */
    private static final int TIME_SCALE = 20;

    private static final String COUNTS = "services[0].[desiredCount, runningCount]";

    @BeforeAll
    static void needsTheCli() {
        assumeTrue(Program.works("aws", "--version"), "the AWS CLI (aws) is not installed");
    }

    @Test
    void aDaemonRunsOnEachInstanceThatIsNotDraining() throws Exception {
        try (RunningServer server = RunningServer.start(TIME_SCALE)) {
            AwsCli cli = new AwsCli(server);
            register(cli, "agent");
            cli.ecs("create-service --service-name agent --task-definition agent --scheduling-strategy DAEMON");
            String all = cli.await("3\t3", "describe-services --services agent", COUNTS);
            String instance = cli.ask("list-container-instances", "containerInstanceArns[0]");

            cli.ecs("update-container-instances-state --status DRAINING --container-instances " + instance);
            String drained = cli.await("2\t2", "describe-services --services agent", COUNTS);
            String left = cli.await("0", "list-tasks --container-instance " + instance, "length(taskArns)");
            cli.ecs("update-container-instances-state --status ACTIVE --container-instances " + instance);
            String back = cli.await("3\t3", "describe-services --services agent", COUNTS);
            String refusal = cli.mistake("update-service --service agent --desired-count 1");
            cli.ecs("delete-service --service agent");
            String status = cli.await("INACTIVE", "describe-services --services agent", "services[0].status");

            assertEquals(List.of("3\t3", "2\t2", "0", "3\t3", "INACTIVE"), List.of(all, drained, left, back, status));
            assertEquals(
                    "InvalidParameterException: The daemon scheduling strategy does not support a desired count for"
                            + " services. Remove the desired count value and try again",
                    refusal);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void anOutsideDeployerRollsAServiceByTaskSets() throws Exception {
        try (RunningServer server = RunningServer.start(TIME_SCALE)) {
            AwsCli cli = new AwsCli(server);
            register(cli, "web");
            cli.ecs("create-service --service-name web --desired-count 4 --deployment-controller type=EXTERNAL");
            String blue = taskSet(cli, 100);
            String stable = awaitStability(cli, blue, "STEADY_STATE\t4\t4");
            cli.ecs("update-service-primary-task-set --cluster default --service web --primary-task-set " + blue);

            register(cli, "web");
            String green = taskSet(cli, 50);
            String half = awaitStability(cli, green, "STEADY_STATE\t2\t2");
            cli.ecs("update-task-set --cluster default --service web --scale value=100,unit=PERCENT --task-set "
                    + green);
            String whole = awaitStability(cli, green, "STEADY_STATE\t4\t4");
            cli.ecs("update-service-primary-task-set --cluster default --service web --primary-task-set " + green);
            String refusal = cli.mistake("delete-task-set --cluster default --service web --task-set " + blue);
            cli.ecs("delete-task-set --cluster default --service web --force --task-set " + blue);
            String left = cli.await(
                    "PRIMARY\t4",
                    "describe-task-sets --cluster default --service web",
                    "taskSets[].[status, runningCount]");
            String definition = cli.ask("describe-services --services web", "services[0].taskDefinition");

            assertEquals(
                    List.of("STEADY_STATE\t4\t4", "STEADY_STATE\t2\t2", "STEADY_STATE\t4\t4", "PRIMARY\t4"),
                    List.of(stable, half, whole, left));
            assertEquals(
                    "InvalidParameterException: The task set cannot be deleted while it is scaled above 0.", refusal);
            assertEquals("arn:aws:ecs:us-east-1:123456789012:task-definition/web:2", definition);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void aProtectedTaskIsKeptUntilItsProtectionIsTakenBack() throws Exception {
        try (RunningServer server = RunningServer.start(TIME_SCALE)) {
            AwsCli cli = new AwsCli(server);
            register(cli, "web");
            cli.ecs("create-service --service-name web --task-definition web --desired-count 2");
            String before = cli.await("2\t2", "describe-services --services web", COUNTS);
            String task = cli.ask("list-tasks --service-name web", "taskArns[1]");

            String set = cli.ask(
                    "update-task-protection --cluster default --protection-enabled --expires-in-minutes 2880 --tasks "
                            + task,
                    "protectedTasks[].protectionEnabled");
            cli.ecs("update-service --service web --desired-count 1");
            String kept = cli.await(task, "list-tasks --service-name web", "taskArns");
            cli.ecs("update-service --service web --desired-count 0");
            String told = cli.await(
                    "1",
                    "describe-services --services web",
                    "length(services[0].events[?contains(message, 'scale in')])");
            String longer = cli.ask(
                    "update-task-protection --cluster default --protection-enabled --tasks " + task,
                    "protectedTasks[].protectionEnabled");
            cli.ecs("update-task-protection --cluster default --no-protection-enabled --tasks " + task);
            String after = cli.await("0\t0", "describe-services --services web", COUNTS);

            assertEquals(
                    List.of("2\t2", "True", task, "1", "True", "0\t0"),
                    List.of(before, set, kept, told, longer, after));
            assertEquals(List.of(), server.defects());
        }
    }

    private static void register(AwsCli cli, String family) throws Exception {
        String unused = cli.run(
                        List.of(
                                "register-task-definition",
                                "--family=" + family,
                                "--container-definitions=[{\"name\": \"app\", \"image\": \"app:1\", \"cpu\": 64, \"memory\": 128}]"))
                .good();
    }

    private static String taskSet(AwsCli cli, int percent) throws Exception {
        return cli.ask(
                "create-task-set --cluster default --service web --task-definition web --scale value=" + percent
                        + ",unit=PERCENT",
                "taskSet.id");
    }

    private static String awaitStability(AwsCli cli, String id, String wanted) throws Exception {
        return cli.await(
                wanted,
                "describe-task-sets --cluster default --service web --task-sets " + id,
                "taskSets[0].[stabilityStatus, computedDesiredCount, runningCount]");
    }
}
