package dev.evenkeel.simulation.play;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something worth reading about a run.
 *
 * @param at from the beginning of the scenario
 * @param kind what sort of thing it is
 * @param service whom it is about; null for the world
 * @param text in a line
 * @param counts of the service at that time; null for the world
 */
public record Note(
        Duration at,
        Kind kind,
        @Nullable String service,
        String text,
        @Nullable Counts counts) {
    /** Sorts of notes. */
    public enum Kind {
        /** A step of the scenario. */
        STEP,
        /** Trouble. */
        FAULT,
        /** A service has said something, in ECS's words. */
        MESSAGE,
        /** Tasks of a service come up, fall ill or go. */
        TASKS,
        /** The run has come to its next part. */
        PHASE
    }

    /**
     * The tasks of a service.
     *
     * @param desired how many there are to be
     * @param newHealthy healthy tasks of the PRIMARY deployment
     * @param newStarting its tasks that are wanted and not healthy (yet)
     * @param old wanted tasks of other deployments that serve
     * @param stopping tasks on their way out
     */
    public record Counts(int desired, int newHealthy, int newStarting, int old, int stopping) {
        /** Tasks that serve. */
        public int healthy() {
            return newHealthy + old;
        }

        /** Tasks that are wanted, RUNNING or on their way. */
        public int total() {
            return newHealthy + newStarting + old;
        }
    }
}
