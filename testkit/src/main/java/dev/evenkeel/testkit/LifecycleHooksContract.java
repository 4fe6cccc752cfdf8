package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.port.LifecycleHooks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every {@link LifecycleHooks} promises. Extend it and say how to reach the adapter. */
public abstract class LifecycleHooksContract {
    private static final String SERVICE = "arn:aws:ecs:us-east-1:123456789012:service/default/web";

    /** An adapter that reports to what is given. */
    protected abstract LifecycleHooks open(RecordingReports reports);

    /** A function that answers what is given, with what its hook has to be configured with. */
    protected abstract Function functionThatAnswers(HookStatus status);

    /** Waits, or lets time go by, until so many answers were reported. */
    protected abstract void awaitAnswers(RecordingReports reports, int count);

    /**
     * A function.
     *
     * @param details of the hook that names it
     */
    public record Function(String arn, Map<String, Object> details) {}

    /** A call of a function. */
    protected static HookCall call(Function function, int number) {
        return new HookCall(
                "8a6fb1a2-0000-4000-8000-000000000001",
                number,
                function.arn(),
                "POST_SCALE_UP",
                new ServiceArn(SERVICE),
                "arn:aws:ecs:us-east-1:123456789012:service-deployment/default/web/one",
                "arn:aws:ecs:us-east-1:123456789012:service-revision/default/web/2",
                new TreeMap<>(),
                new TreeMap<>(Map.of("arn:aws:ecs:us-east-1:123456789012:service-revision/default/web/2", 10.0)),
                function.details());
    }

    private HookAnswer answer(Function function) {
        RecordingReports reports = new RecordingReports();
        LifecycleHooks hooks = open(reports);
        hooks.call(call(function, 1));
        awaitAnswers(reports, 1);
        return reports.hookAnswers().get(0);
    }

    @Test
    void reportsThatAFunctionHasSucceeded() {
        Function function = functionThatAnswers(HookStatus.SUCCEEDED);

        HookAnswer answer = answer(function);

        assertEquals(HookAnswer.succeeded(call(function, 1)), answer);
    }

    @Test
    void reportsThatAFunctionIsInProgress() {
        assertEquals(
                HookStatus.IN_PROGRESS,
                answer(functionThatAnswers(HookStatus.IN_PROGRESS)).status());
    }

    @Test
    void reportsThatAFunctionHasFailedAndWhy() {
        HookAnswer answer = answer(functionThatAnswers(HookStatus.FAILED));

        assertEquals(HookStatus.FAILED, answer.status());
        assertNotNull(answer.reason());
    }

    @Test
    void answersEachCallOfAFunction() {
        RecordingReports reports = new RecordingReports();
        LifecycleHooks hooks = open(reports);
        Function function = functionThatAnswers(HookStatus.IN_PROGRESS);

        hooks.call(call(function, 1));
        awaitAnswers(reports, 1);
        hooks.call(call(function, 2));
        awaitAnswers(reports, 2);

        assertEquals(
                List.of(1, 2),
                reports.hookAnswers().stream().map(HookAnswer::call).toList());
    }
}
