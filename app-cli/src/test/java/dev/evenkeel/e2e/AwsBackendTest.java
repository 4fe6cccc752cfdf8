package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.bootstrap.ClockMode;
import dev.evenkeel.bootstrap.Configuration;
import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own backend {@code aws}, opened as any app opens it, with our own server as its ECS. */
class AwsBackendTest {
    private static final String FARGATE = """
            "launchType": "FARGATE", "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-a"]}}""";
    private static final String TARGET = """
            "ServiceNamespace": "ecs", "ResourceId": "service/default/web", \
            "ScalableDimension": "ecs:service:DesiredCount\"""";

    private final Codec codec = new Codec();
    private final RunningServer server = RunningServer.settling();
    private final Evenkeel aws = Evenkeel.open(Configuration.of("aws", ClockMode.wall())
            .withBackendOptions(new TreeMap<>(Map.of("endpoint", server.url(), "region", RunningServer.REGION))));

    @AfterEach
    void close() {
        aws.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DescribeClusters | {'clusters': ['default', 'nothing'], 'include': ['TAGS', 'SETTINGS']}",
                "ListServices | {}",
                "DescribeServices | {'services': ['web', 'nothing'], 'include': ['TAGS']}",
                "ListTasks | {'maxResults': 1}",
                "DescribeTaskDefinition | {'taskDefinition': 'web', 'include': ['TAGS']}",
                "ListTaskDefinitions | {}",
                "ListServiceDeployments | {'service': 'web'}",
                "ListContainerInstances | {}",
                "ListAccountSettings | {'effectiveSettings': true}",
                "DescribeScalableTargets | {'ServiceNamespace': 'ecs'}",
                "DescribeScalingPolicies | {'ServiceNamespace': 'ecs'}",
                "DescribeScalingActivities | {'ServiceNamespace': 'ecs'}",
            })
    void answersWhatTheEngineBehindTheServerAnswers(String operation, String request) {
        tellTheStory();

        String direct = answer(server.evenkeel(), operation, request);
        String remote = answer(aws, operation, request);

        assertEquals(direct, remote);
    }

    @Test
    void errorsArriveAsTheEngineThrewThem() {
        CompletionException thrown =
                assertThrows(CompletionException.class, () -> call(aws, "ListServices", "{'cluster': 'nowhere'}"));

        EcsException refusal = assertInstanceOf(EcsException.class, thrown.getCause());
        assertEquals(
                "ClusterNotFoundException: Cluster not found.", refusal.code().wireName() + ": " + refusal.text());
    }

    @Test
    void serviceRollsToAnotherRevision() {
        tellTheStory();

        Record unused = call(aws, "UpdateService", "{'service': 'web', 'taskDefinition': 'web:2'}");

        assertEquals("PRIMARY web:2 COMPLETED 2 of 2", new World(aws).deployments("default", "web"));
        assertEquals(List.of(), server.defects());
    }

    /** Two revisions, a service of the first one, and a policy, all made through the backend. */
    private void tellTheStory() {
        for (int version = 1; version <= 2; version++) {
            Record unused = call(aws, "RegisterTaskDefinition", """
                    {"family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256",
                     "memory": "512", "containerDefinitions": [{"name": "web", "image": "web:%d"}],
                     "tags": [{"key": "team", "value": "boats"}]}""".formatted(version));
        }
        for (String step : List.of(
                "CreateService {'serviceName': 'web', 'taskDefinition': 'web:1', 'desiredCount': 2, " + FARGATE + "}",
                "RegisterScalableTarget {'MinCapacity': 2, 'MaxCapacity': 6, " + TARGET + "}",
                "PutScalingPolicy {'PolicyName': 'cpu', 'PolicyType': 'TargetTrackingScaling', " + TARGET
                        + ", 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 50.0,"
                        + " 'PredefinedMetricSpecification':"
                        + " {'PredefinedMetricType': 'ECSServiceAverageCPUUtilization'}}}")) {
            int space = step.indexOf(' ');
            Record unused = call(aws, step.substring(0, space), step.substring(space));
        }
    }

    /** @param request as JSON, with ' allowed for " */
    private Record call(Evenkeel evenkeel, String name, String request) {
        return call(evenkeel, operation(name), json(request));
    }

    /** The answer as it stands on the wire, where times have milliseconds. */
    private String answer(Evenkeel evenkeel, String name, String request) {
        return answer(evenkeel, operation(name), json(request));
    }

    private <Q extends Record, R extends Record> String answer(
            Evenkeel evenkeel, Operation<Q, R> operation, byte[] json) {
        return new String(codec.writeResponse(operation, call(evenkeel, operation, json)), StandardCharsets.UTF_8);
    }

    private <Q extends Record, R extends Record> R call(Evenkeel evenkeel, Operation<Q, R> operation, byte[] json) {
        Q request = codec.readRequest(operation, json);
        return new World(evenkeel).ask(session -> operation.answer(session.ecs(), session.autoScaling(), request));
    }

    private static Operation<?, ?> operation(String name) {
        return Operations.offered().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] json(String request) {
        return request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
