package dev.evenkeel.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.aws.EcsStub.Asked;
import dev.evenkeel.aws.EcsStub.Reply;
import dev.evenkeel.core.api.ClusterDescription;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeScalableTargetsRequest;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.ListClustersRequest;
import dev.evenkeel.core.api.ListClustersResponse;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StartTaskRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class AwsBackendTest {
    private static final Reply NO_CLUSTERS = new Reply(200, "{\"clusterArns\":[]}");
    private static final Reply THROTTLED = EcsStub.error(400, "ThrottlingException", "Rate exceeded");
    private static final Reply BROKEN = EcsStub.error(500, "ServerException", "Something is wrong.");
    private static final Pattern TOKEN = Pattern.compile("\"clientToken\":\"([0-9a-f-]{36})\"");

    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void sendsSignedRequestInEcsOwnJsonAndReadsTheAnswer() {
        try (EcsStub stub = new EcsStub(new Reply(200, "{\"clusterArns\":[\"arn:1\"],\"nextToken\":\"more\"}"));
                AwsBackend backend = open(stub)) {

            ListClustersResponse answer =
                    backend.ecs().listClusters(request(ListClustersRequest.class, "{\"maxResults\":1}"));

            assertEquals(new ListClustersResponse(List.of("arn:1"), "more"), answer);
            assertEquals(
                    List.of(new Asked(
                            "AmazonEC2ContainerServiceV20141113.ListClusters",
                            "application/x-amz-json-1.1",
                            "AKID/eu-west-1/ecs/aws4_request",
                            "{\"maxResults\":1}")),
                    stub.asked());
        }
    }

    @Test
    void speaksToApplicationAutoScalingInItsOwnWords() {
        try (EcsStub stub = new EcsStub(new Reply(200, "{\"ScalableTargets\":[]}"));
                AwsBackend backend = open(stub)) {

            var unused = backend.autoScaling()
                    .describeScalableTargets(
                            request(DescribeScalableTargetsRequest.class, "{\"ServiceNamespace\":\"ecs\"}"));

            assertEquals(
                    List.of(new Asked(
                            "AnyScaleFrontendService.DescribeScalableTargets",
                            "application/x-amz-json-1.1",
                            "AKID/eu-west-1/application-autoscaling/aws4_request",
                            "{\"ServiceNamespace\":\"ecs\"}")),
                    stub.asked());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ClusterNotFoundException", "ExpiredTokenException", "BlockedException"})
    void errorKeepsItsCodeAndText(String code) {
        try (EcsStub stub = new EcsStub(EcsStub.error(400, code, "That is why."));
                AwsBackend backend = open(stub)) {

            EcsException error = assertThrows(EcsException.class, () -> listClusters(backend.ecs()));

            assertEquals(code + ": That is why.", error.code().wireName() + ": " + error.text());
        }
    }

    @Test
    void triesAgainLaterAndLaterWhenThrottledOrBroken() {
        try (EcsStub stub = new EcsStub(THROTTLED, BROKEN, EcsStub.HANG_UP, THROTTLED, NO_CLUSTERS);
                AwsBackend backend = open(stub)) {

            ListClustersResponse answer = listClusters(backend.ecs());

            assertEquals(new ListClustersResponse(List.of(), null), answer);
            assertEquals(
                    List.of(
                            Duration.ofMillis(50),
                            Duration.ofMillis(100),
                            Duration.ofMillis(200),
                            Duration.ofMillis(250)),
                    pauses);
        }
    }

    @Test
    void givesUpWithTheLastErrorAfterFiveAttempts() {
        try (EcsStub stub = new EcsStub(BROKEN, BROKEN, BROKEN, BROKEN, THROTTLED, NO_CLUSTERS);
                AwsBackend backend = open(stub)) {

            EcsException error = assertThrows(EcsException.class, () -> listClusters(backend.ecs()));

            assertEquals(
                    "ThrottlingException after 5",
                    error.code().wireName() + " after " + stub.asked().size());
        }
    }

    @Test
    void refusalIsNotTriedAgain() {
        try (EcsStub stub = new EcsStub(EcsStub.error(400, "ClientException", "No."), NO_CLUSTERS);
                AwsBackend backend = open(stub)) {

            assertThrows(EcsException.class, () -> listClusters(backend.ecs()));

            assertEquals(1, stub.asked().size());
        }
    }

    @Test
    void repeatsRunTaskWithOneAndTheSameToken() {
        try (EcsStub stub = new EcsStub(BROKEN, EcsStub.HANG_UP, new Reply(200, "{\"tasks\":[],\"failures\":[]}"));
                AwsBackend backend = open(stub)) {

            var unused = backend.ecs().runTask(request(RunTaskRequest.class, "{\"taskDefinition\":\"web\"}"));

            List<String> tokens = stub.asked().stream()
                    .map(asked -> TOKEN.matcher(asked.body()))
                    .map(matcher -> matcher.find() ? matcher.group(1) : "none")
                    .toList();
            assertEquals(List.of(tokens.get(0), tokens.get(0), tokens.get(0)), tokens);
            assertEquals(36, tokens.get(0).length());
        }
    }

    @Test
    void keepsTheTokenThatTheCallerChose() {
        try (EcsStub stub = new EcsStub(new Reply(200, "{\"tasks\":[],\"failures\":[]}"));
                AwsBackend backend = open(stub)) {

            var unused = backend.ecs()
                    .runTask(request(RunTaskRequest.class, "{\"taskDefinition\":\"web\",\"clientToken\":\"mine\"}"));

            assertEquals(
                    "{\"taskDefinition\":\"web\",\"clientToken\":\"mine\"}",
                    stub.asked().get(0).body());
        }
    }

    @Test
    void neverRepeatsWhatMightBeDoneTwice() {
        Map<String, Integer> sent = new TreeMap<>();
        for (Reply reply : List.of(BROKEN, EcsStub.HANG_UP)) {
            try (EcsStub stub = new EcsStub(reply, NO_CLUSTERS);
                    AwsBackend backend = open(stub)) {
                assertThrows(
                        RuntimeException.class,
                        () -> backend.ecs().startTask(request(StartTaskRequest.class, "{\"taskDefinition\":\"web\"}")));
                sent.put(reply.body(), stub.asked().size());
            }
        }

        assertEquals(Map.of("", 1, BROKEN.body(), 1), sent);
    }

    @Test
    void repeatsWhatWasThrottledSinceItWasNotBegun() {
        try (EcsStub stub = new EcsStub(THROTTLED, new Reply(200, "{}"));
                AwsBackend backend = open(stub)) {

            var unused = backend.ecs()
                    .registerTaskDefinition(request(RegisterTaskDefinitionRequest.class, "{\"family\":\"web\"}"));

            assertEquals(2, stub.asked().size());
        }
    }

    @Test
    void saysInOneLineThatNobodyAnswers() {
        EcsStub stub = new EcsStub();
        try (AwsBackend backend = open(stub)) {
            stub.close();

            BackendException error = assertThrows(BackendException.class, () -> listClusters(backend.ecs()));

            assertEquals(
                    stub.url() + " does not answer ListClusters: Connection refused."
                            + " Check the endpoint, the region and the network.",
                    error.getMessage());
        }
    }

    @Test
    void saysInOneLineThatTheEndpointIsNotEcs() {
        try (EcsStub stub = new EcsStub(new Reply(200, "<html>welcome</html>"));
                AwsBackend backend = open(stub)) {

            BackendException error = assertThrows(BackendException.class, () -> listClusters(backend.ecs()));

            assertEquals(
                    "The answer of " + stub.url() + " to ListClusters is not ECS's"
                            + " (malformed JSON at line 1, column 1); check the endpoint.",
                    error.getMessage());
        }
    }

    @Test
    void unknownMembersOfAnswersAreKept() {
        try (EcsStub stub = new EcsStub(
                        new Reply(200, "{\"clusters\":[{\"clusterName\":\"a\",\"brandNew\":[1]}],\"failures\":[]}"));
                AwsBackend backend = open(stub)) {

            var answer = backend.ecs().describeClusters(request(DescribeClustersRequest.class, "{}"));

            List<Object> unknown = new ArrayList<>();
            for (ClusterDescription cluster : Objects.requireNonNull(answer.clusters())) {
                unknown.add(Objects.requireNonNull(cluster.other()));
            }
            assertEquals(List.of(Map.of("brandNew", List.of(1))), unknown);
        }
    }

    private AwsBackend open(EcsStub stub) {
        AwsOptions options =
                AwsOptions.of(new TreeMap<>(Map.of("endpoint", stub.url().toString())), Map.of());
        Attempts attempts = new Attempts(5, Duration.ofMillis(100), Duration.ofMillis(500), () -> 0.5, pauses::add);
        return AwsBackend.open(
                options,
                Region.of("eu-west-1"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")),
                attempts);
    }

    private static ListClustersResponse listClusters(EcsApi ecs) {
        return ecs.listClusters(request(ListClustersRequest.class, "{}"));
    }

    /** A request record from its JSON, shorter to read than a constructor with twenty nulls. */
    private static <Q extends Record> Q request(Class<Q> type, String json) {
        for (Operation<?, ?> operation : Operations.offered()) {
            if (operation.requestType() == type) {
                return type.cast(new Codec().readRequest(operation, json.getBytes(StandardCharsets.UTF_8)));
            }
        }
        throw new IllegalArgumentException(type + " is no request");
    }
}
