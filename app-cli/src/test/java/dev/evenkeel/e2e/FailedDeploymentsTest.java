package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deployments that fail, driven and watched by the AWS CLI: the circuit breaker, an alarm, and a stop by hand. */
class FailedDeploymentsTest {
    private static final String NETWORK = "--network-configuration=awsvpcConfiguration={subnets=[subnet-a]}";
    private static final String BREAKER = "deploymentCircuitBreaker={enable=true,rollback=true}";
    private static final int POLLS = 60;

    private RunningServer server;
    private Program aws;

    @BeforeAll
    static void needsTheCli() {
        assumeTrue(Program.works("aws", "--version"), "the AWS CLI (aws) is not installed");
    }

    @BeforeEach
    void start() {
        server = RunningServer.start(100);
        aws = new Program(
                Path.of("."), List.of("aws", "--endpoint-url", server.url(), "ecs"), Program.awsEnvironment());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String run(String... arguments) throws Exception {
        return aws.run(arguments).good();
    }

    private String ask(String query, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "text", "--query", query));
        return run(all.toArray(String[]::new));
    }

    private void register(String image, String labels) throws Exception {
        String unused = run(
                "register-task-definition",
                "--family=web",
                "--requires-compatibilities=FARGATE",
                "--network-mode=awsvpc",
                "--cpu=256",
                "--memory=512",
                "--container-definitions=[{\"name\":\"web\",\"image\":\"" + image + "\",\"dockerLabels\":{" + labels
                        + "}}]");
    }

    private void create(String configuration) throws Exception {
        register("web:1", "");
        String unused = run(
                "create-service",
                "--service-name=web",
                "--task-definition=web",
                "--launch-type=FARGATE",
                "--desired-count=2",
                NETWORK,
                "--deployment-configuration=" + configuration);
        awaitDeployment("SUCCESSFUL");
    }

    /** The ARN of the newest attempt, once it has come to a status. */
    private String awaitDeployment(String status) throws Exception {
        String seen = "";
        for (int i = 0; i < POLLS; i++) {
            seen = ask(
                    "serviceDeployments[0].[status, serviceDeploymentArn]",
                    "list-service-deployments",
                    "--service=web");
            if (seen.startsWith(status + "\t")) {
                return seen.substring(seen.indexOf('\t') + 1);
            }
        }
        throw new AssertionError("not " + status + " but " + seen);
    }

    private String history(String arn, String query) throws Exception {
        return ask(
                "serviceDeployments[0]." + query, "describe-service-deployments", "--service-deployment-arns=" + arn);
    }

    private String service(String query) throws Exception {
        return ask("services[0]." + query, "describe-services", "--services=web");
    }

    @Test
    void circuitBreakerTripsAndRollsBackToTheOldDeployment() throws Exception {
        create(BREAKER);
        String old = service("deployments[0].id");
        register("missing/web:2", "");

        String unused = run("update-service", "--service=web", "--task-definition=web:2");
        String attempt = awaitDeployment("ROLLBACK_SUCCESSFUL");

        assertEquals("TRIGGERED\t3", history(attempt, "deploymentCircuitBreaker.[status, threshold]"));
        assertEquals("ECS deployment circuit breaker: tasks failed to start.", history(attempt, "rollback.reason"));
        assertEquals(old + "\tPRIMARY\tCOMPLETED", service("deployments[0].[id, status, rolloutState]"));
        assertTrue(service("events[].message").contains("rolling back to deployment " + old + "."));
        assertEquals(List.of(), server.defects());
    }

    @Test
    void alarmThatTheNewRevisionRaisesRollsItBack() throws Exception {
        create("alarms={alarmNames=[web-errors],enable=true,rollback=true}");
        register("web:2", "\"dev.evenkeel.sim.alarm\":\"web-errors\",\"dev.evenkeel.sim.alarm-after-seconds\":\"20\"");

        String unused = run("update-service", "--service=web", "--task-definition=web:2");
        String attempt = awaitDeployment("ROLLBACK_SUCCESSFUL");

        assertEquals("TRIGGERED", history(attempt, "alarms.status"));
        assertEquals("web-errors", history(attempt, "alarms.triggeredAlarmNames"));
        assertTrue(service("events[].message").contains("deployment failed: alarm detected."));
        assertTrue(service("taskDefinition").endsWith("web:1"));
        assertEquals(List.of(), server.defects());
    }

    @Test
    void stopByHandRollsBack() throws Exception {
        create("bakeTimeInMinutes=30");
        register("web:2", "");
        String unused = run("update-service", "--service=web", "--task-definition=web:2");
        String attempt = awaitDeployment("IN_PROGRESS");

        String stopped = ask("serviceDeploymentArn", "stop-service-deployment", "--service-deployment-arn=" + attempt);

        assertEquals(attempt, stopped);
        assertEquals(attempt, awaitDeployment("ROLLBACK_SUCCESSFUL"));
        assertTrue(service("taskDefinition").endsWith("web:1"));
        assertEquals(List.of(), server.defects());
    }
}
