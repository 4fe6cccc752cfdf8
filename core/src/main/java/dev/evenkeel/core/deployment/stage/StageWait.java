package dev.evenkeel.core.deployment.stage;

import java.time.Instant;

/** What a staged deployment waits for. */
public sealed interface StageWait {

    /** Tasks that become healthy. */
    record ForHealthyTasks(String deployment, int healthy, int desired, Instant limit) implements StageWait {}

    /**
     * Tasks that are on their way out.
     *
     * @param kept those of them that are protected, and so are not yet on it
     * @param until when these are protected no more; where there are none, when it has lasted too long
     */
    record ForTasksToGo(int left, int kept, Instant until) implements StageWait {}

    /** A hook: the answer of a function, or somebody's action. */
    record ForHook(HookRun hook) implements StageWait {}

    record ForBake(Instant until) implements StageWait {}

    /** It is over. */
    record ForNothing() implements StageWait {}
}
