package dev.evenkeel.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.testkit.LifecycleHooksContract;
import dev.evenkeel.testkit.RecordingReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are local commands. */
class CommandCallTest extends LifecycleHooksContract {
    @TempDir
    Path folder;

    private final TreeMap<String, HookTarget> targets = new TreeMap<>();

    @Override
    protected LifecycleHooks open(RecordingReports reports) {
        return call -> new FunctionCalls(new HookTargets(targets), Optional.empty(), reports, Duration.ofSeconds(2))
                .call(call);
    }

    @Override
    protected Function functionThatAnswers(HookStatus status) {
        return function("cat > /dev/null\necho '{\"hookStatus\": \"" + status + "\"}'\n");
    }

    private Function function(String script) {
        Path file = folder.resolve("check.sh");
        try {
            Files.writeString(file, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        targets.put("arn:f", HookTarget.of("sh " + file));
        return new Function("arn:f", Map.of());
    }

    @Override
    protected void awaitAnswers(RecordingReports reports, int count) {
        Functions.await(reports, count);
    }

    private String answer(Function function) {
        RecordingReports reports = new RecordingReports();
        open(reports).call(call(function, 1));
        awaitAnswers(reports, 1);
        HookAnswer answer = reports.hookAnswers().get(0);
        return answer.status() + ": " + answer.reason();
    }

    @Test
    void getsThePayloadOnItsInput() {
        assertEquals(
                "SUCCEEDED: null",
                answer(function(
                        "grep -q '\"lifecycleStage\":\"POST_SCALE_UP\"' && echo '{\"hookStatus\":\"SUCCEEDED\"}'\n")));
    }

    @Test
    void failsWhereItsExitCodeIsNotZero() {
        assertEquals("FAILED: it ended with exit code 3", answer(function("exit 3\n")));
    }

    @Test
    void endsWithAllItStartedWhenItTakesTooLong() {
        assertEquals("FAILED: it did not end within 2 s", answer(function("sleep 60\n")));
    }

    @Test
    void failsWhereItsOutputIsTooLong() {
        assertEquals(
                "FAILED: its answer is longer than 64 KiB",
                answer(function("head -c 66000 /dev/zero | tr '\\0' ' '\n")));
    }

    @Test
    void failsWhereItCannotBeStarted() {
        targets.put("arn:f", HookTarget.of(folder.resolve("nothing").toString()));

        assertEquals(
                "FAILED: " + folder.resolve("nothing") + " can not be started",
                answer(new Function("arn:f", Map.of())));
    }
}
