package dev.evenkeel.core.deployment.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is next in a staged deployment: a move, or something to wait for. */
public sealed interface StageStep {

    /**
     * A move.
     *
     * @param why in words that can stand in a trace
     * @param after the record once it is made
     */
    record Move(StageMove move, String why, StagedDeployment after) implements StageStep {}

    /**
     * Nothing to do now.
     *
     * @param wakeAt null when only an event can change that
     */
    record Wait(StageWait reason, @Nullable Instant wakeAt) implements StageStep {}
}
