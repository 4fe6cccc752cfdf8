package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deployments that move traffic, by the AWS CLI: a canary that is paused, and a blue/green deployment whose hook fails. */
class StagedDeploymentsTest {
    /** A bake of some minutes takes a second or two. */
    private static final int FAST = 200;

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:smoke";
    private static final String BALANCER = "[{\"targetGroupArn\": \"tg-blue\", \"containerName\": \"web\","
            + " \"containerPort\": 80, \"advancedConfiguration\": {\"alternateTargetGroupArn\": \"tg-green\","
            + " \"productionListenerRule\": \"rule\", \"testListenerRule\": \"test-rule\", \"roleArn\": \"role\"}}]";
    private static final String CANARY = "{\"strategy\": \"CANARY\", \"bakeTimeInMinutes\": 1,"
            + " \"canaryConfiguration\": {\"canaryPercent\": 10, \"canaryBakeTimeInMinutes\": 1},"
            + " \"lifecycleHooks\": [{\"targetType\": \"PAUSE\","
            + " \"lifecycleStages\": [\"PRE_PRODUCTION_TRAFFIC_SHIFT\"]}]}";
    private static final String BLUE_GREEN = "{\"strategy\": \"BLUE_GREEN\", \"bakeTimeInMinutes\": 1,"
            + " \"lifecycleHooks\": [{\"hookTargetArn\": \"" + FUNCTION + "\", \"roleArn\": \"role\","
            + " \"lifecycleStages\": [\"POST_TEST_TRAFFIC_SHIFT\"],"
            + " \"hookDetails\": {\"dev.evenkeel.sim.answer\": \"FAILED\"}}]}";

    @BeforeAll
    static void needsACliThatKnowsPauses() {
        assumeTrue(
                Program.works("aws", "ecs", "continue-service-deployment", "help"),
                "no AWS CLI (aws) that knows continue-service-deployment is installed");
    }

    private static void register(AwsCli cli, int version) throws Exception {
        cli.run(List.of(
                        "register-task-definition",
                        "--family=web",
                        "--requires-compatibilities=FARGATE",
                        "--network-mode=awsvpc",
                        "--cpu=256",
                        "--memory=512",
                        "--container-definitions=[{\"name\": \"web\", \"image\": \"web:" + version
                                + "\", \"portMappings\": [{\"containerPort\": 80}]}]"))
                .good();
    }

    /** A service of one task that is steady, with its second revision on the way. */
    private static String deploying(AwsCli cli, String configuration) throws Exception {
        register(cli, 1);
        cli.run(List.of(
                        "create-service",
                        "--service-name=web",
                        "--task-definition=web",
                        "--desired-count=1",
                        "--launch-type=FARGATE",
                        "--network-configuration=awsvpcConfiguration={subnets=[subnet-a]}",
                        "--load-balancers=" + BALANCER,
                        "--deployment-configuration=" + configuration))
                .good();
        cli.ecs("wait services-stable --services web");
        cli.await("COMPLETED", "describe-services --services web", "services[0].deployments[0].rolloutState");
        register(cli, 2);
        cli.ecs("update-service --service web --task-definition web:2");
        return cli.ask("list-service-deployments --service web", "serviceDeployments[0].serviceDeploymentArn");
    }

    private static String paused(AwsCli cli, String describe) throws Exception {
        cli.await("AWAITING_ACTION", describe, "serviceDeployments[0].lifecycleHookDetails[0].status");
        return cli.ask(describe, "serviceDeployments[0].lifecycleHookDetails[0].hookId");
    }

    private static String end(AwsCli cli, String describe, String wanted) throws Exception {
        return cli.await(wanted, describe, "serviceDeployments[0].status") + ", "
                + cli.ask(
                        "describe-services --services web",
                        "services[0].deployments[?rolloutState=='COMPLETED'] | [0].taskDefinition");
    }

    @Test
    void goesOnFromEachPauseOfACanary() throws Exception {
        try (RunningServer server = RunningServer.start(FAST)) {
            AwsCli cli = new AwsCli(server);
            String deployment = deploying(cli, CANARY);
            String describe = "describe-service-deployments --service-deployment-arns " + deployment;
            String proceed = "continue-service-deployment --service-deployment-arn " + deployment + " --hook-id ";

            String first = paused(cli, describe);
            String weights = cli.ask(
                    describe,
                    "serviceDeployments[0].[targetServiceRevision, sourceServiceRevisions[0]][]"
                            + ".requestedProductionTrafficWeight");
            cli.ecs(proceed + first);
            cli.await("10.0", describe, "serviceDeployments[0].targetServiceRevision.requestedProductionTrafficWeight");
            String second = paused(cli, describe);
            cli.ecs(proceed + second + " --action CONTINUE");
            String end = end(cli, describe, "SUCCESSFUL");
            String late = cli.mistake(proceed + second);

            assertEquals("0.0\t100.0", weights);
            assertEquals(false, first.equals(second));
            assertEquals("SUCCESSFUL, arn:aws:ecs:us-east-1:123456789012:task-definition/web:2", end);
            assertEquals(
                    "InvalidParameterException: The service deployment is not paused at a lifecycle hook with the id "
                            + second + ".",
                    late);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void goesBackFromAPauseOfACanary() throws Exception {
        try (RunningServer server = RunningServer.start(FAST)) {
            AwsCli cli = new AwsCli(server);
            String deployment = deploying(cli, CANARY);
            String describe = "describe-service-deployments --service-deployment-arns " + deployment;

            cli.ecs("continue-service-deployment --action ROLLBACK --service-deployment-arn " + deployment
                    + " --hook-id " + paused(cli, describe));
            String end = end(cli, describe, "ROLLBACK_SUCCESSFUL");

            assertEquals("ROLLBACK_SUCCESSFUL, arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", end);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void goesBackWhereAHookOfABlueGreenDeploymentFails() throws Exception {
        try (RunningServer server = RunningServer.start(FAST)) {
            AwsCli cli = new AwsCli(server);
            String deployment = deploying(cli, BLUE_GREEN);
            String describe = "describe-service-deployments --service-deployment-arns " + deployment;

            String end = end(cli, describe, "ROLLBACK_SUCCESSFUL");
            String reason = cli.ask(describe, "serviceDeployments[0].rollback.reason");

            assertEquals("ROLLBACK_SUCCESSFUL, arn:aws:ecs:us-east-1:123456789012:task-definition/web:1", end);
            assertEquals(
                    "Lifecycle hook " + FUNCTION + " at POST_TEST_TRAFFIC_SHIFT failed: it answered FAILED.", reason);
            assertEquals(List.of(), server.defects());
        }
    }
}
