package dev.evenkeel.simulation;

/** Nobody answers: the engine is down, or went down before it had answered. The request may have taken effect. */
public final class EngineDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineDown() {
        super("nobody answers", null, false, false);
    }
}
