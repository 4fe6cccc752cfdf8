package dev.evenkeel.cli.walkthrough;

/** A step that did not hold. The message says what was expected and what was seen. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(Step step, String what) {
        super("step " + step.number() + " (" + step.action() + ") did not hold: " + what, null, false, false);
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
