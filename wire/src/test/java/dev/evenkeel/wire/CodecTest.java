package dev.evenkeel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.CreateServiceResponse;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.DescribeServicesResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.PutScalingPolicyResponse;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.RegisterScalableTargetResponse;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionResponse;
import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.api.TagResourceResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.scaling.PredefinedMetricSpecification;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private final Codec codec = new Codec();
    private final Operation<CreateServiceRequest, CreateServiceResponse> createService =
            Operations.between(CreateServiceRequest.class, CreateServiceResponse.class);
    private final Operation<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> register =
            Operations.between(RegisterTaskDefinitionRequest.class, RegisterTaskDefinitionResponse.class);

    @ParameterizedTest(name = "{0}")
    @MethodSource("offered")
    void everyRecordComesBackFromJsonAsItWas(Operation<?, ?> operation) {
        assertEquals(List.of(), differences(operation));
    }

    @Test
    void unknownMembersSurviveInPlaceOrAreIgnored() {
        String json = """
                {"family":"web","containerDefinitions":[{"name":"app","image":"web:1","linuxParameters":{"tmpfs":\
                [{"containerPath":"/run","size":64}],"swappiness":null},"secrets":[]}],\
                "volumes":[{"name":"data","host":{}}],"big":123456789012345678901,"ratio":0.5}""";

        RegisterTaskDefinitionRequest request = read(register, json);

        assertEquals("""
                {"family":"web","containerDefinitions":[{"name":"app","image":"web:1","linuxParameters":{"tmpfs":\
                [{"containerPath":"/run","size":64}]},"secrets":[]}],\
                "volumes":[{"name":"data","host":{}}],"big":123456789012345678901,"ratio":0.5}""", text(codec.writeRequest(register, request)));
        assertEquals(
                new TagResourceRequest("a", null),
                read(
                        Operations.between(TagResourceRequest.class, TagResourceResponse.class),
                        "{\"resourceArn\":\"a\",\"more\":{\"resourceArn\":1}}"));
    }

    @Test
    void unknownMemberNeverHidesOneThatTheRecordHas() {
        TaskDefinition definition = definition("web", 3, Map.of("revision", "echoed"));

        byte[] json = codec.writeResponse(register, new RegisterTaskDefinitionResponse(definition, null));

        assertEquals("{\"taskDefinition\":{\"family\":\"web\",\"revision\":3}}", text(json));
    }

    @Test
    void autoScalingMembersStartWithACapital() {
        Operation<PutScalingPolicyRequest, PutScalingPolicyResponse> operation =
                Operations.between(PutScalingPolicyRequest.class, PutScalingPolicyResponse.class);
        String json = """
                {"PolicyName":"p","TargetTrackingScalingPolicyConfiguration":{"TargetValue":75.0,\
                "PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}},\
                "StepScalingPolicyConfiguration":{"Cooldown":60}}""";

        PutScalingPolicyRequest request = read(operation, json);

        assertEquals(
                new PutScalingPolicyRequest(
                        "p",
                        null,
                        null,
                        null,
                        null,
                        new TargetTrackingConfiguration(
                                75.0,
                                new PredefinedMetricSpecification("ECSServiceAverageCPUUtilization", null),
                                null,
                                null,
                                null,
                                null),
                        Map.of("StepScalingPolicyConfiguration", Map.of("Cooldown", 60))),
                request);
        assertEquals(json, text(codec.writeRequest(operation, request)));
        assertEquals(
                "{\"PolicyARN\":\"arn\"}",
                text(codec.writeResponse(operation, new PutScalingPolicyResponse("arn", null))));
        assertEquals(
                Map.of("team", "a"),
                read(
                                Operations.between(
                                        RegisterScalableTargetRequest.class, RegisterScalableTargetResponse.class),
                                "{\"Tags\":{\"team\":\"a\"}}")
                        .tags());
    }

    @ParameterizedTest
    @CsvSource({
        "1466801808.595, 2016-06-24T20:56:48.595Z, 1466801808.595",
        "1466801808, 2016-06-24T20:56:48Z, 1466801808",
        "1.466801808595E9, 2016-06-24T20:56:48.595Z, 1466801808.595",
        "-0.001, 1969-12-31T23:59:59.999Z, -0.001"
    })
    void instantsAreEpochSecondsWithMilliseconds(String in, Instant instant, String out) {
        String json = "{\"taskDefinition\":{\"registeredAt\":%s}}";

        RegisterTaskDefinitionResponse response =
                codec.readResponse(register, json.formatted(in).getBytes(StandardCharsets.UTF_8));

        TaskDefinition definition = response.taskDefinition();
        assertEquals(instant, definition == null ? null : definition.registeredAt());
        assertEquals(json.formatted(out), text(codec.writeResponse(register, response)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"desiredCount\":\"2\"} | desiredCount: expected an integer",
                "{\"desiredCount\":2.0} | desiredCount: expected an integer",
                "{\"desiredCount\":1e3} | desiredCount: expected an integer",
                "{\"desiredCount\":true} | desiredCount: expected an integer",
                "{\"desiredCount\":{}} | desiredCount: expected an integer",
                "{\"desiredCount\":2147483648} | desiredCount: expected an integer from -2147483648 to 2147483647",
                "{\"serviceName\":12} | serviceName: expected a string",
                "{\"serviceName\":[\"a\"]} | serviceName: expected a string",
                "{\"serviceName\":\"\\ud800\"} | serviceName: expected a string of well-formed Unicode",
                "{\"x\":{\"\\ud800\":1}} | 'malformed JSON at line 1, column 14'",
                "{\"enableExecuteCommand\":\"true\"} | enableExecuteCommand: expected true or false",
                "{\"enableExecuteCommand\":1} | enableExecuteCommand: expected true or false",
                "{\"loadBalancers\":{}} | loadBalancers: expected a list",
                "{\"loadBalancers\":[{\"containerPort\":\"80\"}]} | loadBalancers[0].containerPort: expected an integer",
                "{\"loadBalancers\":[null]} | loadBalancers[0]: expected an object",
                "{\"loadBalancers\":[[]]} | loadBalancers[0]: expected an object",
                "{\"deploymentConfiguration\":[]} | deploymentConfiguration: expected an object",
                "{\"serviceName\":\"a\",\"serviceName\":\"a\"} | serviceName: given twice",
                "{\"x\":null,\"x\":1} | x: given twice",
                "{\"x\":{\"y\":1,\"y\":1}} | x.y: given twice",
                "{\"x\":1e999} | x: expected a number",
                "{\"serviceRegistries\":{}} | serviceRegistries: expected a list",
                "{\"serviceRegistries\":[{\"port\":\"1\"}]} | serviceRegistries[0].port: expected an integer",
                "{\"networkConfiguration\":{\"awsvpcConfiguration\":1}} | networkConfiguration.awsvpcConfiguration: expected an object",
                "{\"monitoring\":7} | monitoring: expected an object",
                "{\"serviceRegistries\":{}} | serviceRegistries: expected a list",
                "{\"serviceRegistries\":[{\"port\":\"1\"}]} | serviceRegistries[0].port: expected an integer",
                "{\"deploymentConfiguration\":{\"alarms\":{\"enable\":1}}} | deploymentConfiguration.alarms.enable: expected true or false",
                "{\"x\":[null]} | x[0]: expected a value",
                "[] | expected an object",
                "null | expected an object",
                "12 | expected an object",
                "{} {} | expected nothing after the object",
                "{} x | 'malformed JSON at line 1, column 4'",
                "{'a':1} | 'malformed JSON at line 1, column 2'",
                "{\"a\":NaN} | 'malformed JSON at line 1, column 9'",
                "{\"a\":01} | 'malformed JSON at line 1, column 7'",
                "{\"a\":1,} | 'malformed JSON at line 1, column 8'",
                "{\"a\" | 'malformed JSON at line 1, column 5'"
            })
    void refusesWhatEcsRefuses(String json, String message) {
        WireException refusal = assertThrows(WireException.class, () -> read(createService, json));

        assertEquals(
                "400 SerializationException " + message,
                refusal.status() + " " + refusal.type() + " " + refusal.getMessage());
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        List<String> bodies = List.of(
                "{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}",
                "{\"x\":\"" + "a".repeat((256 << 10) + 1) + "\"}",
                "{\"" + "n".repeat(1025) + "\":1}",
                "{\"x\":" + "1".repeat(65) + "}",
                "{\"x\":[" + "1,".repeat(100_000) + "1]}");

        List<String> messages = bodies.stream()
                .map(body -> assertThrows(WireException.class, () -> read(createService, body)))
                .map(refusal -> String.valueOf(refusal.getMessage()).split(";")[0])
                .distinct()
                .toList();

        assertEquals(List.of("the JSON is too deep or too long"), messages);
        assertEquals(
                "the body is longer than 1048576 bytes",
                assertThrows(WireException.class, () -> codec.readRequest(createService, new byte[(1 << 20) + 1]))
                        .getMessage());
        assertEquals(
                "malformed JSON at line 1, column 8",
                assertThrows(
                                WireException.class,
                                () -> codec.readRequest(
                                        createService,
                                        new byte[] {'{', '"', 'x', '"', ':', '"', (byte) 0xff, '"', '}'}))
                        .getMessage());
    }

    @Test
    void refusesHalfASurrogatePairThatIsWrittenInBytes() {
        byte[] half = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        List<String> messages = new ArrayList<>();
        for (String body : List.of("{\"?\":1}", "{\"x\":{\"?\":1}}", "{\"x\":\"?\"}", "{\"serviceName\":\"?\"}")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (byte each : body.getBytes(StandardCharsets.UTF_8)) {
                bytes.writeBytes(each == '?' ? half : new byte[] {each});
            }
            messages.add(assertThrows(WireException.class, () -> codec.readRequest(createService, bytes.toByteArray()))
                    .getMessage());
        }

        assertEquals(
                List.of(
                        "malformed JSON at line 1, column 7",
                        "malformed JSON at line 1, column 12",
                        "malformed JSON at line 1, column 10",
                        "malformed JSON at line 1, column 20"),
                messages);
    }

    @Test
    void emptyBodyIsAnEmptyObject() {
        Operation<DescribeServicesRequest, DescribeServicesResponse> describe =
                Operations.between(DescribeServicesRequest.class, DescribeServicesResponse.class);

        List<DescribeServicesRequest> requests = List.of(read(describe, ""), read(describe, "{}"));

        DescribeServicesRequest empty = new DescribeServicesRequest(null, null, null);
        assertEquals(List.of(empty, empty), requests);
    }

    @Test
    void leavesOutWhatIsNullButNotWhatIsEmpty() {
        Operation<DescribeServicesRequest, DescribeServicesResponse> describe =
                Operations.between(DescribeServicesRequest.class, DescribeServicesResponse.class);
        DescribeServicesResponse response =
                new DescribeServicesResponse(List.of(), List.of(new Failure("arn", "MISSING", null)));

        assertEquals(
                "{\"services\":[],\"failures\":[{\"arn\":\"arn\",\"reason\":\"MISSING\"}]}",
                text(codec.writeResponse(describe, response)));
    }

    @Test
    void errorsStandOnTheWireAsEcsWritesThem() {
        EcsException conflict = new EcsException(ErrorCode.CONFLICT, "Taken.", List.of("arn:1"));
        Map<String, WireError> errors = new LinkedHashMap<>();
        for (WireError error : List.of(
                WireError.of(EcsException.clusterNotFound()),
                WireError.of(conflict),
                WireError.of(WireException.serialization("half a pair: \ud800")),
                WireError.defect())) {
            errors.put(error.status() + " " + text(codec.writeError(error)), error);
        }

        assertEquals(
                List.of(
                        "400 {\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}",
                        "400 {\"__type\":\"ConflictException\",\"message\":\"Taken.\",\"resourceIds\":[\"arn:1\"]}",
                        "400 {\"__type\":\"SerializationException\",\"message\":\"half a pair: \ufffd\"}",
                        "500 {\"__type\":\"ServerException\",\"message\":\"An internal error occurred.\"}"),
                List.copyOf(errors.keySet()));
    }

    @Test
    void readsTheErrorsOfOtherServers() {
        Map<String, String> read = new TreeMap<>();
        for (String body : List.of(
                "{\"__type\":\"com.amazonaws.ecs#ClusterNotFoundException\",\"message\":\"Cluster not found.\"}",
                "{\"__type\":\"ValidationException:http://x/\",\"Message\":\"No.\"}",
                "{\"__type\":\"ExpiredTokenException\"}",
                "<html>")) {
            EcsException refusal =
                    codec.readError(400, body.getBytes(StandardCharsets.UTF_8)).toEcsException();
            read.put(
                    body.substring(0, Math.min(20, body.length())),
                    refusal.code().wireName() + " " + refusal.text());
        }

        assertEquals(
                new TreeMap<>(Map.of(
                        "{\"__type\":\"com.amazo", "ClusterNotFoundException Cluster not found.",
                        "{\"__type\":\"Validatio", "ValidationException No.",
                        "{\"__type\":\"ExpiredTo", "ExpiredTokenException ",
                        "<html>", "ServerException HTTP 400: <html>")),
                read);
    }

    static List<Operation<?, ?>> offered() {
        return Operations.offered();
    }

    private <Q extends Record, R extends Record> List<String> differences(Operation<Q, R> operation) {
        List<String> differences = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            Samples samples = new Samples(seed);
            Q request = samples.of(operation.requestType());
            R response = samples.of(operation.responseType());
            Q requestAgain = codec.readRequest(operation, codec.writeRequest(operation, request));
            R responseAgain = codec.readResponse(operation, codec.writeResponse(operation, response));
            if (!request.equals(requestAgain)) {
                differences.add(request + " became " + requestAgain);
            }
            if (!response.equals(responseAgain)) {
                differences.add(response + " became " + responseAgain);
            }
        }
        return differences;
    }

    private <Q extends Record> Q read(Operation<Q, ?> operation, String json) {
        return codec.readRequest(operation, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static TaskDefinition definition(String family, int revision, @Nullable Map<String, Object> other) {
        return new TaskDefinition(
                null, null, family, null, null, null, revision, null, null, null, null, null, null, null, null, null,
                null, null, null, null, other);
    }
}
