package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.CommandLine.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskCommandsTest {
    private static final String SERVICE =
            "{\"services\":[{\"serviceName\":\"web\",\"status\":\"ACTIVE\",\"desiredCount\":2,\"runningCount\":%d,\"pendingCount\":0}]}";
    private static final String ARN = "arn:aws:ecs:us-east-1:1:task/default/1a2b3c4d5e6f";

    private final FakeEcs ecs = new FakeEcs();

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    void scalesAndChangesNothingElse() {
        ecs.answers("DescribeServices", SERVICE.formatted(2)).answers("UpdateService", "{\"service\":{}}");

        Outcome outcome = CommandLine.at(ecs).run("scale", "web", "5");

        assertEquals(new Outcome(0, "service web: desired count 2 -> 5\n", ""), outcome);
        assertEquals(
                List.of("UpdateService {\"cluster\":\"default\",\"service\":\"web\",\"desiredCount\":5}"),
                ecs.changes());
    }

    @Test
    void scalingWaitsUntilTheCountIsReachedOrTimeIsUp() {
        ecs.answers("DescribeServices", SERVICE.formatted(1)).answers("DescribeServices", SERVICE.formatted(1));
        ecs.answers("DescribeServices", SERVICE.formatted(2)).answers("UpdateService", "{\"service\":{}}");
        CommandLine shell = CommandLine.at(ecs);

        assertEquals(new Outcome(0, """
                        service web: desired count 2 -> 2
                        13:00:00  1/2 running
                        13:00:00  2/2 running
                        ok 2 of 2 running
                        """, ""), shell.run("scale", "web", "2", "--wait"));

        ecs.answers("DescribeServices", SERVICE.formatted(0));
        ecs.answers("DescribeServices", SERVICE.formatted(0));
        assertEquals(
                new Outcome(
                        1,
                        "service web: desired count 2 -> 2\n13:00:00  0/2 running\n",
                        "evenkeel: after 3s only 0 of 2 tasks of service web run: 'evenkeel events web' says why\n"),
                shell.run("scale", "web", "2", "--wait", "--timeout", "3s"));
    }

    @Test
    void stopsTheTaskThatAShortIdNames() {
        ecs.answers("ListTasks", "{\"taskArns\":[\"" + ARN + "\"]}").answers("ListTasks", "{\"taskArns\":[]}");
        ecs.answers("StopTask", "{\"task\":{\"taskArn\":\"" + ARN + "\",\"group\":\"service:web\"}}");

        Outcome outcome = CommandLine.at(ecs).run("stop", "1a2b3c4d", "--reason", "wedged");

        assertEquals(new Outcome(0, "stopping task 1a2b3c4d of service web, which starts another one\n", ""), outcome);
        assertEquals(
                List.of("StopTask {\"cluster\":\"default\",\"task\":\"" + ARN + "\",\"reason\":\"wedged\"}"),
                ecs.changes());
    }

    @Test
    void logsOfAServiceAreThoseOfItsTasks() {
        ecs.answers("DescribeServices", SERVICE.formatted(1)).answers("ListTasks", "{\"taskArns\":[\"t\"]}");
        ecs.answers("DescribeTasks", "{\"tasks\":[{\"taskArn\":\"" + ARN + "\"}]}");
        ecs.answersGet("/_evenkeel/logs", 200, "text/plain; charset=utf-8", "web\tGET / 200\tfast\nside\tüber\n");
        CommandLine shell = CommandLine.at(ecs);

        assertEquals(
                new Outcome(0, "1a2b3c4d web | GET / 200\tfast\n1a2b3c4d side | über\n", ""), shell.run("logs", "web"));
        assertEquals(
                "/_evenkeel/logs?cluster=default&task=arn%3Aaws%3Aecs%3Aus-east-1%3A1%3Atask%2Fdefault%2F1a2b3c4d5e6f",
                ecs.requests().getLast());
    }

    @Test
    void anEndpointWithoutLogsSaysSoInOneLine() {
        CommandLine shell = CommandLine.at(ecs);

        ecs.answersGet("/_evenkeel/logs", 404, "text/plain", "the simulator's containers write nothing\n");
        assertEquals(
                new Outcome(1, "", "evenkeel: the simulator's containers write nothing\n"), shell.run("logs", ARN));

        ecs.answersGet("/_evenkeel/logs", 404, "text/html", "<html>")
                .answersGet("/_evenkeel/logs", 404, "text/html", "");
        shell.run("logs", ARN);
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: logs are not available from " + ecs.url()
                                + ": only a server started with 'evenkeel serve' hands them out\n"),
                shell.run("logs", ARN));
    }
}
