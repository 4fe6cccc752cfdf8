package dev.evenkeel.core.engine;

import dev.evenkeel.core.deployment.stage.HookLifecycle;
import dev.evenkeel.core.deployment.stage.HookRun;
import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.state.Change;

/** Turns what a hook's function answered into an event. An answer that nobody waits for any more changes nothing. */
final class HookObserver {
    private HookObserver() {}

    static void observe(Change change, HookAnswer answer) {
        change.state()
                .staged(answer.serviceArn())
                .flatMap(staged -> HookLifecycle.answered(
                        staged,
                        answer.executionId(),
                        answer.call(),
                        answer.status(),
                        answer.callBackDelay(),
                        answer.reason(),
                        change.now()))
                .ifPresent(staged -> change.emit(new Event.StageMoved(
                        staged,
                        told(
                                answer,
                                staged.hook(answer.executionId())
                                        .map(HookRun::hook)
                                        .orElse(0)))));
    }

    private static String told(HookAnswer answer, int hook) {
        return "hook " + (hook + 1) + " answered " + answer.status()
                + (answer.status() == HookStatus.FAILED && answer.reason() != null ? ": " + answer.reason() : "");
    }
}
