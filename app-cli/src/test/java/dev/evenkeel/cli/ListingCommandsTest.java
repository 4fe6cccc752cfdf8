package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.CommandLine.Outcome;
import dev.evenkeel.cli.shell.Terminal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListingCommandsTest {
    private static final String TRAFFIC =
            "{\"services\":[{\"serviceName\":\"web\",\"urls\":[\"http://127.0.0.1:20001\"],"
                    + "\"testUrls\":[],\"initial\":0,\"healthy\":2,\"unhealthy\":0,\"draining\":1}]}";
    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:";

    // 2026-11-22T11:56:48Z: 3 minutes and 12 seconds before the clock of the tests.
    private static final String WEB = """
            {"serviceName":"web","serviceArn":"%1$sservice/default/web","status":"ACTIVE",
             "taskDefinition":"%1$stask-definition/web:7","desiredCount":3,"runningCount":2,"pendingCount":1,
             "deployments":[{"id":"ecs-svc/2","status":"PRIMARY","rolloutState":"IN_PROGRESS"},
                            {"id":"ecs-svc/1","status":"ACTIVE","rolloutState":"COMPLETED"}],
             "events":[{"id":"e2","createdAt":1795348608.25,"message":"(service web) has started 1 tasks: (task 1a2b)."},
                       {"id":"e1","createdAt":1795348600,"message":"(service web) has reached a steady state."}]}
            """.formatted(ARN);
    private static final String API = """
            {"serviceName":"api-gateway","serviceArn":"%1$sservice/default/api-gateway","status":"DRAINING",
             "taskDefinition":"%1$stask-definition/api:12","desiredCount":0,"runningCount":0,"pendingCount":0}
            """.formatted(ARN);
    private static final String TASK = """
            {"taskArn":"%1$stask/default/1a2b3c4d00000000000000000000000a","taskDefinitionArn":"%1$stask-definition/web:7",
             "group":"service:web","lastStatus":"RUNNING","desiredStatus":"RUNNING","healthStatus":"HEALTHY",
             "createdAt":1795348600,"startedAt":1795348608,"launchType":"EC2",
             "containerInstanceArn":"%1$scontainer-instance/default/99887766000000000000000000000000",
             "containers":[{"name":"web","lastStatus":"RUNNING"}]}
            """.formatted(ARN);
    private static final String STOPPED = """
            {"taskArn":"%1$stask/default/deadbeef00000000000000000000000b","taskDefinitionArn":"%1$stask-definition/web:6",
             "group":"service:web","lastStatus":"STOPPED","desiredStatus":"STOPPED","stoppedAt":1795348608,
             "stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited",
             "containers":[{"name":"web","exitCode":137,"reason":"OutOfMemoryError: Container killed due to memory usage"},
                           {"name":"side","exitCode":0}]}
            """.formatted(ARN);

    private final FakeEcs ecs = new FakeEcs();

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    void servicesLineUpInATable() {
        ecs.answers("ListServices", "{\"serviceArns\":[\"a\",\"b\"]}");
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "," + API + "]}");

        Outcome outcome = CommandLine.at(ecs).run("services");

        assertEquals(new Outcome(0, """
                        SERVICE      STATUS    TASK DEFINITION  DES  RUN  PEND  ROLLOUT      LAST EVENT
                        api-gateway  DRAINING  api:12             0    0     0  -            -
                        web          ACTIVE    web:7              3    2     1  IN_PROGRESS  3m11s ago: has started 1 tasks: (task 1a2b).
                        """, ""), outcome);
    }

    @Test
    void servicesAreReadToTheLastPageAndDescribedTenAtATime() {
        ecs.answers(
                "ListServices", "{\"serviceArns\":[\"s0\",\"s1\",\"s2\",\"s3\",\"s4\",\"s5\"],\"nextToken\":\"t\"}");
        ecs.answers("ListServices", "{\"serviceArns\":[\"s6\",\"s7\",\"s8\",\"s9\",\"s10\"]}");
        ecs.answers("DescribeServices", "{\"services\":[]}");

        CommandLine.at(ecs).run("services", "--cluster", "shop");

        assertEquals(
                List.of(
                        "ListServices {\"cluster\":\"shop\",\"maxResults\":100}",
                        "ListServices {\"cluster\":\"shop\",\"maxResults\":100,\"nextToken\":\"t\"}",
                        "DescribeServices {\"cluster\":\"shop\",\"services\":[\"s0\",\"s1\",\"s2\",\"s3\",\"s4\",\"s5\",\"s6\","
                                + "\"s7\",\"s8\",\"s9\"]}",
                        "DescribeServices {\"cluster\":\"shop\",\"services\":[\"s10\"]}"),
                ecs.requests());
    }

    @Test
    void servicesForProgramsHaveStableKeys() {
        ecs.answers("ListServices", "{\"serviceArns\":[\"a\"]}");
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "]}");
        ecs.answersGet("/_evenkeel/traffic", 200, "application/json", TRAFFIC);

        Outcome outcome = CommandLine.at(ecs).run("services", "--json");

        assertEquals(new Outcome(0, """
                        {
                          "cluster": "default",
                          "services": [
                            {
                              "name": "web",
                              "arn": "arn:aws:ecs:us-east-1:123456789012:service/default/web",
                              "status": "ACTIVE",
                              "taskDefinition": "arn:aws:ecs:us-east-1:123456789012:task-definition/web:7",
                              "desired": 3,
                              "running": 2,
                              "pending": 1,
                              "deployments": 2,
                              "rolloutState": "IN_PROGRESS",
                              "targets": {
                                "healthy": 2,
                                "initial": 0,
                                "unhealthy": 0,
                                "draining": 1
                              },
                              "urls": [
                                "http://127.0.0.1:20001"
                              ],
                              "lastEvent": {
                                "id": "e2",
                                "at": "2026-11-22T11:56:48.250Z",
                                "message": "(service web) has started 1 tasks: (task 1a2b)."
                              }
                            }
                          ]
                        }
                        """, ""), outcome);
    }

    @Test
    void targetsAndAddressesAreShownWhereThereAreAny() {
        ecs.answers("ListServices", "{\"serviceArns\":[\"a\"]}");
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "," + API + "]}");
        ecs.answersGet("/_evenkeel/traffic", 200, "application/json", TRAFFIC);

        List<String> lines = CommandLine.at(ecs).run("services").out().lines().toList();

        assertTrue(lines.get(0).contains("TARGETS                URL"), lines.get(0));
        assertTrue(lines.get(2).contains("2 healthy, 1 draining  http://127.0.0.1:20001"), lines.get(2));
        assertTrue(lines.get(1).contains("-                      -"), lines.get(1));
    }

    @Test
    void nothingIsSaidToBeNothing() {
        ecs.answers("ListServices", "{\"serviceArns\":[]}").answers("ListTasks", "{\"taskArns\":[]}");
        CommandLine shell = CommandLine.at(ecs);

        assertEquals(new Outcome(0, "no services in cluster default\n", ""), shell.run("services"));
        assertEquals(new Outcome(0, "no tasks in cluster shop\n", ""), shell.run("ps", "--cluster", "shop"));
        assertEquals(new Outcome(0, "no stopped tasks in cluster default\n", ""), shell.run("ps", "--stopped"));
    }

    @Test
    void tasksShowShortIdsHealthAgeAndInstance() {
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "]}");
        ecs.answers("ListTasks", "{\"taskArns\":[\"t\"]}").answers("DescribeTasks", "{\"tasks\":[" + TASK + "]}");

        Outcome outcome = CommandLine.at(ecs).run("ps", "web");

        assertEquals(new Outcome(0, """
                        TASK      SERVICE  TASK DEFINITION  LAST     DESIRED  HEALTH     AGE  INSTANCE
                        1a2b3c4d  web      web:7            RUNNING  RUNNING  HEALTHY  3m12s  99887766
                        """, ""), outcome);
    }

    @Test
    void stoppedTasksSayWhyAndTheLastColumnEndsWithTheTerminal() {
        ecs.answers("ListTasks", "{\"taskArns\":[\"t\"]}").answers("DescribeTasks", "{\"tasks\":[" + STOPPED + "]}");

        Outcome piped = CommandLine.at(ecs).run("ps", "--stopped");
        Outcome watched = CommandLine.at(ecs)
                .on(new Terminal(true, false, true, () -> 110))
                .run("ps", "--stopped");

        assertEquals(new Outcome(0, """
                        TASK      SERVICE  TASK DEFINITION    STOPPED  CODE                      REASON
                        deadbeef  web      web:6            3m12s ago  EssentialContainerExited  Essential container in task exited; container web exited with code 137: OutOfMemoryError: Container killed due to memory usage
                        """, ""), piped);
        assertEquals(new Outcome(0, """
                        TASK      SERVICE  TASK DEFINITION    STOPPED  CODE                      REASON
                        deadbeef  web      web:6            3m12s ago  EssentialContainerExited  Essential container in task exited...
                        """, ""), watched);
    }

    @Test
    void eventsAreOldestFirstInLocalTimeOrUtc() {
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "]}");

        assertEquals(new Outcome(0, """
                        2026-11-22 12:56:40  (service web) has reached a steady state.
                        2026-11-22 12:56:48  (service web) has started 1 tasks: (task 1a2b).
                        """, ""), CommandLine.at(ecs).run("events", "web"));
        assertEquals(new Outcome(0, """
                        2026-11-22 11:56:40Z  (service web) has reached a steady state.
                        2026-11-22 11:56:48Z  (service web) has started 1 tasks: (task 1a2b).
                        """, ""), CommandLine.at(ecs).run("events", "web", "--utc"));
    }

    @Test
    void followedEventsEndWithTheServiceAndRepeatNothing() {
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "]}");
        ecs.answers("DescribeServices", "{\"services\":[" + WEB + "]}");
        ecs.answers("DescribeServices", "{\"services\":[" + WEB.replace("\"ACTIVE\",", "\"INACTIVE\",") + "]}");

        Outcome outcome = CommandLine.at(ecs).run("events", "web", "-f", "--json");

        assertEquals(new Outcome(0, """
                        {"id":"e1","at":"2026-11-22T11:56:40Z","message":"(service web) has reached a steady state."}
                        {"id":"e2","at":"2026-11-22T11:56:48.250Z","message":"(service web) has started 1 tasks: (task 1a2b)."}
                        """, ""), outcome);
    }

    @Test
    void controlCharactersOfAServerDoNotReachTheTerminal() {
        ecs.answers(
                "DescribeServices",
                "{\"services\":[{\"serviceName\":\"web\",\"status\":\"ACTIVE\",\"events\":[{\"id\":\"1\",\"message\":"
                        + "\"\\u001b[2Jgone\\nnext\"}]}]}");

        assertEquals(
                new Outcome(0, "-  ?[2Jgone next\n", ""), CommandLine.at(ecs).run("events", "web"));
    }
}
