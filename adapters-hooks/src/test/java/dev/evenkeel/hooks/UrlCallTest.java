package dev.evenkeel.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.testkit.LifecycleHooksContract;
import dev.evenkeel.testkit.RecordingReports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions that are URLs. */
class UrlCallTest extends LifecycleHooksContract {
    private final Functions functions = new Functions();
    private final TreeMap<String, HookTarget> targets = new TreeMap<>();
    private final List<FunctionCalls> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FunctionCalls::close);
        functions.close();
    }

    @Override
    protected LifecycleHooks open(RecordingReports reports) {
        return open(reports, Duration.ofSeconds(5));
    }

    private LifecycleHooks open(RecordingReports reports, Duration timeout) {
        // The targets of later functions count too: a contract opens the adapter before it asks for a function.
        LifecycleHooks late = call -> {
            FunctionCalls calls = new FunctionCalls(new HookTargets(targets), Optional.empty(), reports, timeout);
            opened.add(calls);
            calls.call(call);
        };
        return late;
    }

    @Override
    protected Function functionThatAnswers(HookStatus status) {
        return function(200, "{\"hookStatus\": \"" + status + "\", \"callBackDelay\": 7, \"hookDetails\": {}}");
    }

    private Function function(int status, String text) {
        return function(functions.answering("/check", status, text));
    }

    private Function function(String url) {
        targets.put("arn:f", HookTarget.of(url));
        return new Function("arn:f", Map.of("team", "web"));
    }

    @Override
    protected void awaitAnswers(RecordingReports reports, int count) {
        Functions.await(reports, count);
    }

    private HookAnswer answer(Function function, Duration timeout) {
        RecordingReports reports = new RecordingReports();
        open(reports, timeout).call(call(function, 1));
        awaitAnswers(reports, 1);
        return reports.hookAnswers().get(0);
    }

    private String refusal(Function function) {
        HookAnswer answer = answer(function, Duration.ofSeconds(5));
        return answer.status() + ": " + answer.reason();
    }

    @Test
    void sendsWhatLambdaWouldGet() {
        answer(functionThatAnswers(HookStatus.SUCCEEDED), Duration.ofSeconds(5));

        assertEquals(
                List.of(
                        "{\"executionId\":\"8a6fb1a2-0000-4000-8000-000000000001\",\"lifecycleStage\":\"POST_SCALE_UP\","
                                + "\"resourceArn\":\"arn:aws:ecs:us-east-1:123456789012:service-deployment/default/web/one\","
                                + "\"executionDetails\":{"
                                + "\"serviceArn\":\"arn:aws:ecs:us-east-1:123456789012:service/default/web\","
                                + "\"targetServiceRevisionArn\":"
                                + "\"arn:aws:ecs:us-east-1:123456789012:service-revision/default/web/2\","
                                + "\"testTrafficWeights\":{},\"productionTrafficWeights\":{"
                                + "\"arn:aws:ecs:us-east-1:123456789012:service-revision/default/web/2\":10.0}},"
                                + "\"hookDetails\":{\"team\":\"web\"}}"),
                functions.payloads);
    }

    @Test
    void takesTheDelayThatAFunctionAsksFor() {
        Function function = functionThatAnswers(HookStatus.IN_PROGRESS);

        assertEquals(
                HookAnswer.inProgress(call(function, 1), Duration.ofSeconds(7)),
                answer(function, Duration.ofSeconds(5)));
    }

    @Test
    void failsWhereAFunctionSaysAnythingElse() {
        List<String> answers = new ArrayList<>();
        for (String text : List.of(
                "ok",
                "",
                "[]",
                "{}",
                "{\"hookStatus\": \"DONE\"}",
                "{\"hookStatus\": \"IN_PROGRESS\", \"callBackDelay\": \"soon\"}",
                "{\"hookStatus\": \"IN_PROGRESS\", \"callBackDelay\": -1}")) {
            try (Functions each = new Functions()) {
                answers.add(refusal(function(each.answering("/", 200, text))));
            }
        }

        assertEquals(
                List.of(
                        "FAILED: it did not answer with JSON",
                        "FAILED: its answer has no hookStatus",
                        "FAILED: its answer has no hookStatus",
                        "FAILED: its answer has no hookStatus",
                        "FAILED: it answered with an unknown hookStatus",
                        "FAILED: its callBackDelay is no number of seconds from 0 to 86400",
                        "FAILED: its callBackDelay is no number of seconds from 0 to 86400"),
                answers);
    }

    @Test
    void failsWhereTheStatusIsNoSuccess() {
        assertEquals("FAILED: it answered with status 302", refusal(function(302, "")));
    }

    @Test
    void failsWhereTheAnswerIsTooLong() {
        assertEquals("FAILED: its answer is longer than 64 KiB", refusal(function(200, " ".repeat(70_000))));
    }

    @Test
    void failsWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port + "/";

        assertEquals("FAILED: " + url + " can not be reached", refusal(function(url)));
    }

    @Test
    void failsWhereNobodyAnswersInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HookAnswer answer =
                    answer(function("http://127.0.0.1:" + silent.getLocalPort() + "/"), Duration.ofSeconds(1));

            assertEquals("it did not answer within 1 s", answer.reason());
        }
    }

    @Test
    void failsWhereAFunctionIsNotNamed() {
        assertEquals(
                "FAILED: arn:other is not known here: name the URL or the command that stands in for it",
                refusal(new Function("arn:other", Map.of())));
    }
}
