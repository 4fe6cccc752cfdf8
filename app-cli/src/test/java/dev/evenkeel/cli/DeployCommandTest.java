package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.CommandLine.Outcome;
import dev.evenkeel.cli.shell.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {
    private static final String NONE = "{\"services\":[],\"failures\":[{\"reason\":\"MISSING\"}]}";
    private static final String TASK_DEFINITION =
            "{\"family\":\"web\",\"containerDefinitions\":[{\"name\":\"web\",\"image\":\"web:1\",\"new\":{\"x\":1.50}}],\"fresh\":true}";

    private final FakeEcs ecs = new FakeEcs();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void registersRevisionSeven() throws IOException {
        Files.writeString(folder.resolve("ecs-task-def.json"), TASK_DEFINITION);
        service("{\"serviceName\":\"web\",\"desiredCount\":2,\"launchType\":\"EC2\"}");
        ecs.answers(
                "RegisterTaskDefinition", "{\"taskDefinition\":{\"taskDefinitionArn\":\"x:task-definition/web:7\"}}");
    }

    @AfterEach
    void close() {
        ecs.close();
    }

    private void service(String json) throws IOException {
        Files.writeString(folder.resolve("ecs-service-def.json"), json);
    }

    private Outcome deploy(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "deploy";
        words[1] = folder.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return CommandLine.at(ecs).run(words);
    }

    private static String deployment(String id, String status, int revision, String counts, String state) {
        String[] c = counts.split("/", -1);
        return "{\"id\":\"ecs-svc/%s\",\"status\":\"%s\",\"taskDefinition\":\"x:task-definition/web:%d\",\"runningCount\":%s,\"desiredCount\":%s,\"pendingCount\":%s,\"failedTasks\":%s,\"rolloutState\":\"%s\",\"rolloutStateReason\":\"because.\"}"
                .formatted(id, status, revision, c[0], c[1], c[2], c[3], state);
    }

    /** A service with running/desired/pending, some events (newest first), and its deployments. */
    private static String web(String counts, List<String> events, String... deployments) {
        String[] c = counts.split("/", -1);
        StringBuilder eventsJson = new StringBuilder();
        for (String event : events) {
            eventsJson.append(eventsJson.isEmpty() ? "" : ",");
            eventsJson.append("{\"id\":\"%s\",\"message\":\"%s\"}".formatted(event, event));
        }
        return "{\"serviceName\":\"web\",\"serviceArn\":\"x:service/default/web\",\"status\":\"ACTIVE\",\"launchType\":\"EC2\",\"runningCount\":%s,\"desiredCount\":%s,\"pendingCount\":%s,\"events\":[%s],\"deployments\":[%s]}"
                .formatted(c[0], c[1], c[2], eventsJson, String.join(",", deployments));
    }

    private static String described(String service) {
        return "{\"services\":[" + service + "]}";
    }

    private static String changed(String service) {
        return "{\"service\":" + service + "}";
    }

    @Test
    void createsAServiceAndFollowsItUntilItIsSteady() {
        String begun = web("0/2/0", List.of(), deployment("1", "PRIMARY", 7, "0/2/0/0", "IN_PROGRESS"));
        ecs.answers("DescribeServices", NONE).answers("CreateService", changed(begun));
        ecs.answers("DescribeServices", described(begun));
        ecs.answers("DescribeServices", described(begun));
        ecs.answers(
                "DescribeServices",
                described(web("2/2/0", List.of("started"), deployment("1", "PRIMARY", 7, "2/2/0/0", "IN_PROGRESS"))));
        ecs.answers(
                "DescribeServices",
                described(web(
                        "2/2/0", List.of("steady", "started"), deployment("1", "PRIMARY", 7, "2/2/0/0", "COMPLETED"))));

        Outcome outcome = deploy();

        assertEquals(new Outcome(0, """
                        ok registered task definition web:7
                        ok created service web in cluster default at %s
                        13:00:00  PRIMARY web:7 0/2 running, 0 pending, IN_PROGRESS
                        13:00:00  started
                        13:00:00  PRIMARY web:7 2/2 running, 0 pending, IN_PROGRESS
                        13:00:00  steady
                        13:00:00  PRIMARY web:7 2/2 running, 0 pending, COMPLETED
                        ok web:7 is rolled out: 2 of 2 running after 750ms
                        """.formatted(ecs.url()), ""), outcome);
        assertEquals(
                List.of(
                        "RegisterTaskDefinition " + TASK_DEFINITION,
                        "CreateService {\"serviceName\":\"web\",\"launchType\":\"EC2\",\"taskDefinition\":"
                                + "\"x:task-definition/web:7\",\"desiredCount\":2,\"cluster\":\"default\"}"),
                ecs.changes());
    }

    @Test
    void updatesAServiceWithoutTouchingACountThatTheFileDoesNotHave() throws IOException {
        service("{\"serviceName\":\"web\",\"cluster\":\"shop\",\"deploymentConfiguration\":{\"maximumPercent\":150}}");
        String old = deployment("1", "PRIMARY", 6, "3/3/0/0", "COMPLETED");
        ecs.answers("DescribeServices", described(web("3/3/0", List.of("old"), old)));
        ecs.answers(
                "UpdateService",
                changed(web("3/3/0", List.of("old"), deployment("2", "PRIMARY", 7, "0/3/0/0", "IN_PROGRESS"), old)));

        Outcome outcome = deploy("--no-wait");

        assertEquals(new Outcome(0, """
                        ok registered task definition web:7
                        ok updated service web in cluster shop at %s
                        ok deployment ecs-svc/2 is under way
                        """.formatted(ecs.url()), ""), outcome);
        assertEquals(
                "UpdateService {\"deploymentConfiguration\":{\"maximumPercent\":150},\"service\":\"web\",\"taskDefinition\":"
                        + "\"x:task-definition/web:7\",\"cluster\":\"shop\"}",
                ecs.changes().getLast());
    }

    @Test
    void leavesTheCountToAutoScalingWhereThatIsRegistered() {
        String begun = web("5/5/0", List.of(), deployment("2", "PRIMARY", 7, "0/5/0/0", "IN_PROGRESS"));
        ecs.answers("DescribeServices", described(web("5/5/0", List.of())));
        ecs.answers("DescribeScalableTargets", "{\"ScalableTargets\":[{\"MinCapacity\":2,\"MaxCapacity\":9}]}");
        ecs.answers("UpdateService", changed(begun));

        Outcome left = deploy("--no-wait");
        Outcome told = deploy("--no-wait", "--desired-count", "4");

        assertEquals(0, told.exitCode());
        assertTrue(
                left.out()
                        .contains(
                                "note: desiredCount 2 of the file is set aside: auto scaling keeps the count between 2"
                                        + " and 9 (--desired-count N sets it all the same)\n"),
                left.out());
        assertEquals(
                List.of(
                        "UpdateService {\"service\":\"web\",\"taskDefinition\":\"x:task-definition/web:7\",\"cluster\":\"default\"}",
                        "UpdateService {\"service\":\"web\",\"taskDefinition\":\"x:task-definition/web:7\",\"desiredCount\":4,"
                                + "\"cluster\":\"default\"}"),
                ecs.changes().stream()
                        .filter(change -> change.startsWith("UpdateService"))
                        .toList());
    }

    @Test
    void addsTheTagsThatAreMissingAndRemovesNone() throws IOException {
        service("{\"serviceName\":\"web\",\"tags\":[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"b\",\"value\":\"2\"}]}");
        ecs.answers("DescribeServices", described(web("1/1/0", List.of())));
        ecs.answers(
                "UpdateService",
                changed(web("1/1/0", List.of(), deployment("2", "PRIMARY", 7, "0/1/0/0", "IN_PROGRESS"))));
        ecs.answers(
                "ListTagsForResource", "{\"tags\":[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"c\",\"value\":\"3\"}]}");
        ecs.answers("TagResource", "{}");

        Outcome outcome = deploy("--no-wait");

        assertEquals(0, outcome.exitCode());
        assertEquals(
                "TagResource {\"resourceArn\":\"x:service/default/web\",\"tags\":[{\"key\":\"b\",\"value\":\"2\"}]}",
                ecs.changes().getLast());
    }

    @Test
    void aFailedDeploymentEndsWithEcssReasonAndTheTasksThatStopped() {
        String begun = web("0/2/2", List.of(), deployment("1", "PRIMARY", 7, "0/2/2/0", "IN_PROGRESS"));
        ecs.answers("DescribeServices", NONE).answers("CreateService", changed(begun));
        ecs.answers(
                "DescribeServices",
                described(web("0/2/0", List.of(), deployment("1", "PRIMARY", 7, "0/2/0/3", "FAILED"))));
        ecs.answers("ListTasks", "{\"taskArns\":[\"t\"]}");
        ecs.answers(
                "DescribeTasks",
                "{\"tasks\":[{\"taskArn\":\"x:task/default/1a2b3c4d5e\",\"startedBy\":\"ecs-svc/1\",\"stoppedReason\":"
                        + "\"Essential container in task exited\",\"containers\":[{\"name\":\"web\",\"exitCode\":1}]}]}");

        Outcome outcome = deploy();

        assertEquals(
                new Outcome(
                        1,
                        """
                        ok registered task definition web:7
                        ok created service web in cluster default at %s
                        13:00:00  PRIMARY web:7 0/2 running, 0 pending, 3 failed, FAILED
                        task 1a2b3c4d stopped: Essential container in task exited; container web exited with code 1
                        """.formatted(ecs.url()),
                        "evenkeel: deployment ecs-svc/1 of service web failed: because.\n"),
                outcome);
    }

    @Test
    void anUnfinishedDeploymentIsLeftAloneWhenTimeIsUp() {
        String begun = web("0/2/2", List.of(), deployment("1", "PRIMARY", 7, "0/2/2/0", "IN_PROGRESS"));
        ecs.answers("DescribeServices", NONE).answers("CreateService", changed(begun));
        ecs.answers("DescribeServices", described(begun)).answers("ListTasks", "{\"taskArns\":[]}");

        Outcome outcome = deploy("--timeout", "5s", "--poll", "1s", "--json");

        assertEquals(
                new Outcome(
                        1,
                        """
                        {
                          "cluster": "default",
                          "service": "web",
                          "created": true,
                          "taskDefinition": "x:task-definition/web:7",
                          "deployment": "ecs-svc/1",
                          "outcome": "TIMED_OUT",
                          "reason": "0 of 2 running after 5s",
                          "desired": 2,
                          "running": 0,
                          "pending": 2,
                          "notes": [],
                          "events": [],
                          "elapsedSeconds": 5.0,
                          "stoppedTasks": []
                        }
                        """,
                        "evenkeel: deployment ecs-svc/1 of service web is not done: 0 of 2 running after 5s; it goes on,"
                                + " 'evenkeel events web -f' watches it\n"),
                outcome);
    }

    @Test
    void refusesWhatEcsCannotChangeBeforeAnythingIsRegistered() throws IOException {
        service("{\"serviceName\":\"web\",\"launchType\":\"FARGATE\"}");
        ecs.answers("DescribeServices", described(web("1/1/0", List.of())));

        Outcome outcome = deploy();

        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: service web has launchType EC2 and ECS cannot change that to FARGATE: deploy it under"
                                + " another name, or delete the service first\n"),
                outcome);
        assertEquals(List.of(), ecs.changes());
    }

    @Test
    void aServerThatFailsForAMomentDoesNotEndTheWatching() {
        String begun = web("0/1/0", List.of(), deployment("1", "PRIMARY", 7, "0/1/0/0", "IN_PROGRESS"));
        ecs.answers("DescribeServices", NONE).answers("CreateService", changed(begun));
        for (int i = 0; i < 5; i++) {
            ecs.refuses("DescribeServices", 500, "ServerException", "again");
        }
        ecs.answers(
                "DescribeServices",
                described(web("1/1/0", List.of(), deployment("1", "PRIMARY", 7, "1/1/0/0", "COMPLETED"))));

        assertEquals(0, deploy().exitCode());
    }

    @Test
    void aTerminalSeesALineForEachDeploymentDrawnInPlace() {
        String both = web(
                "3/2/1",
                List.of("started"),
                deployment("2", "PRIMARY", 7, "1/2/1/0", "IN_PROGRESS"),
                deployment("1", "ACTIVE", 6, "2/0/0/0", "COMPLETED"));
        ecs.answers("DescribeServices", NONE).answers("CreateService", changed(both));
        ecs.answers("DescribeServices", described(both));
        ecs.answers(
                "DescribeServices",
                described(web("2/2/0", List.of(), deployment("2", "PRIMARY", 7, "2/2/0/0", "COMPLETED"))));

        Outcome outcome = CommandLine.at(ecs)
                .on(new Terminal(true, false, true, () -> 100))
                .run("deploy", folder.toString(), "--poll", "100ms");

        String up = "\u001b[1A\u001b[2K";
        assertEquals("""
                ✔ registered task definition web:7
                ✔ created service web in cluster default at %1$s
                          started
                ⠋ █████░░░░░ PRIMARY web:7  1/2 running 1 pending 0 failed  IN_PROGRESS  0ms
                  ██████████ ACTIVE web:6  2/0 running 0 pending 0 failed  COMPLETED\s\s
                %2$s%2$s⠙ ██████████ PRIMARY web:7  2/2 running 0 pending 0 failed  COMPLETED  100ms
                %2$s✔ web:7 is rolled out: 2 of 2 running after 100ms
                """.formatted(ecs.url(), up), outcome.out());
    }
}
