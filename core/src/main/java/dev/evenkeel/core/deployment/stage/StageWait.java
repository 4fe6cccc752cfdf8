package dev.evenkeel.core.deployment.stage;

import java.time.Instant;

/** What a staged deployment waits for. */
public sealed interface StageWait {

    /** Tasks that become healthy. */
    record ForHealthyTasks(String deployment, int healthy, int desired, Instant limit) implements StageWait {}

    /** Tasks that are on their way out. */
    record ForTasksToGo(int left, Instant limit) implements StageWait {}

    /** A hook: the answer of a function, or somebody's action. */
    record ForHook(HookRun hook) implements StageWait {}

    record ForBake(Instant until) implements StageWait {}

    /** It is over. */
    record ForNothing() implements StageWait {}
}
