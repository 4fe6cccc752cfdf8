package dev.evenkeel.core.deployment.stage;

/** Which way a staged deployment goes, or how it ended. */
public enum StagePhase {
    /** From stage to stage. */
    SHIFTING,
    /** Back to blue, from whatever stage it had come to. */
    ROLLING_BACK,
    /** Green has taken blue's place. */
    SUCCEEDED,
    /** Blue has everything again, and green is gone. */
    ROLLED_BACK,
    /** It was given up, and could not go back: there was no blue, or blue did not become whole in time. */
    FAILED;

    public boolean isOver() {
        return this != SHIFTING && this != ROLLING_BACK;
    }
}
