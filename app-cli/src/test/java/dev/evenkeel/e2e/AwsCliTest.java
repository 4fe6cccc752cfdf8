package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The AWS CLI, with the commands that docs/reference/clients.md shows. */
class AwsCliTest {
    /** Slow enough to see a deployment under way: a call of the CLI takes a second or two, here up to a minute. */
    private static final int OBSERVABLE = 20;

    private static final String SUBNET = "awsvpcConfiguration={subnets=[subnet-a]}";
    private static final String DEPLOYMENTS = "services[0].deployments[].[status, taskDefinition]";
    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

    @BeforeAll
    static void needsTheCli() {
        assumeTrue(Program.works("aws", "--version"), "the AWS CLI (aws) is not installed");
    }

    @Test
    void takesAServiceThroughItsWholeLife() throws Exception {
        try (RunningServer server = RunningServer.start(OBSERVABLE)) {
            AwsCli cli = new AwsCli(server);
            cli.ecs("create-cluster --cluster-name demo");
            registerWeb(cli, 1);
            createWeb(cli, 2);
            cli.ecs("wait services-stable --cluster demo --services web");
            registerWeb(cli, 2);

            cli.ecs("update-service --cluster demo --service web --task-definition web:2");
            String during = cli.ask("describe-services --cluster demo --services web", DEPLOYMENTS);
            cli.ecs("wait services-stable --cluster demo --services web");
            String after = cli.ask("describe-services --cluster demo --services web", DEPLOYMENTS);
            String counts = cli.ask(
                    "describe-services --cluster demo --services web",
                    "services[0].[desiredCount, runningCount, pendingCount]");
            String newest = cli.ask("describe-services --cluster demo --services web", "services[0].events[0].message");
            cli.ecs("delete-service --cluster demo --service web --force");
            cli.ecs("wait services-inactive --cluster demo --services web");
            String status = cli.ask("describe-services --cluster demo --services web", "services[0].status");

            assertEquals("PRIMARY\t" + ARN + "task-definition/web:2\nACTIVE\t" + ARN + "task-definition/web:1", during);
            assertEquals("PRIMARY\t" + ARN + "task-definition/web:2", after);
            assertEquals("2\t2\t0", counts);
            assertEquals("(service web) has reached a steady state.", newest);
            assertEquals("INACTIVE", status);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void runsAndStopsOneTask() throws Exception {
        try (RunningServer server = RunningServer.start(100)) {
            AwsCli cli = new AwsCli(server);
            registerWeb(cli, 1);

            String task = cli.ask(
                    "run-task --task-definition web --launch-type FARGATE --network-configuration " + SUBNET,
                    "tasks[0].taskArn");
            cli.ecs("wait tasks-running --tasks " + task);
            cli.ecs("stop-task --reason enough --task " + task);
            cli.ecs("wait tasks-stopped --tasks " + task);
            String end = cli.ask(
                    "describe-tasks --tasks " + task, "tasks[0].[lastStatus, desiredStatus, stopCode, stoppedReason]");

            assertEquals("STOPPED\tSTOPPED\tUserInitiated\tenough", end);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void readsListsPageByPage() throws Exception {
        try (RunningServer server = RunningServer.settling()) {
            AwsCli cli = new AwsCli(server);
            registerWeb(cli, 1);
            createWeb(cli, 5);

            String whole = cli.ask("list-tasks", "taskArns");
            String small = cli.ask("list-tasks --page-size 2", "taskArns");
            String first = cli.ask("list-tasks --max-results 3", "[length(taskArns), nextToken != null]");

            assertEquals("5 5", whole.split("\\s+").length + " " + small.split("\\s+").length);
            assertEquals("3\tTrue", first);
        }
    }

    @Test
    void tagsAndUntags() throws Exception {
        try (RunningServer server = RunningServer.settling()) {
            AwsCli cli = new AwsCli(server);
            String cluster = ARN + "cluster/tagged";
            cli.ecs("create-cluster --cluster-name tagged --tags key=team,value=boats");

            cli.ecs("tag-resource --resource-arn " + cluster + " --tags key=tier,value=web key=team,value=ships");
            cli.ecs("untag-resource --resource-arn " + cluster + " --tag-keys tier");
            String tags = cli.ask("list-tags-for-resource --resource-arn " + cluster, "tags[].[key, value]");

            assertEquals("team\tships", tags);
        }
    }

    @Test
    void mistakesAreAnsweredInEcsOwnWords() throws Exception {
        try (RunningServer server = RunningServer.settling()) {
            AwsCli cli = new AwsCli(server);
            registerWeb(cli, 1);
            createWeb(cli, 1);

            List<String> answers = new ArrayList<>();
            for (String mistake : List.of(
                    "list-services --cluster nowhere",
                    "update-service --service nothing --desired-count 1",
                    "update-service --service web --task-definition web:99",
                    "update-service --service web --desired-count -1",
                    "create-service --service-name no/good --task-definition web --desired-count 1",
                    "describe-task-definition --task-definition web:99",
                    "delete-service --service web",
                    "run-task --task-definition web --count 11 --launch-type FARGATE --network-configuration " + SUBNET,
                    "create-task-set --cluster default --service web --task-definition web")) {
                answers.add(cli.mistake(mistake));
            }

            assertEquals(
                    List.of(
                            "ClusterNotFoundException: Cluster not found.",
                            "ServiceNotFoundException: Service not found.",
                            "ClientException: TaskDefinition not found.",
                            "InvalidParameterException: desiredCount should be at least 0",
                            "InvalidParameterException: Service name contains invalid characters.",
                            "ClientException: Unable to describe task definition.",
                            "InvalidParameterException: The service cannot be stopped while it is scaled above 0.",
                            "InvalidParameterException: count should be between 1 and 10",
                            "InvalidParameterException: Amazon ECS only supports task set management on services"
                                    + " configured to use external deployment controllers."),
                    answers);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void missingServiceIsAFailureAndNotAnError() throws Exception {
        try (RunningServer server = RunningServer.settling()) {
            AwsCli cli = new AwsCli(server);

            String failures = cli.ask("describe-services --services nothing", "failures[].[arn, reason]");

            assertEquals(ARN + "service/default/nothing\tMISSING", failures);
        }
    }

    private static void registerWeb(AwsCli cli, int version) throws Exception {
        cli.run(List.of(
                        "register-task-definition",
                        "--family=web",
                        "--requires-compatibilities=FARGATE",
                        "--network-mode=awsvpc",
                        "--cpu=256",
                        "--memory=512",
                        "--container-definitions=" + "[{\"name\": \"web\", \"image\": \"web:" + version
                                + "\", \"portMappings\": [{\"containerPort\": 80}]}]"))
                .good();
    }

    private static void createWeb(AwsCli cli, int count) throws Exception {
        String cluster = count == 2 ? "demo" : "default";
        cli.ecs("create-service --service-name web --task-definition web --launch-type FARGATE --cluster " + cluster
                + " --desired-count " + count + " --network-configuration " + SUBNET);
    }
}
