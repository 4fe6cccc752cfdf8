package dev.evenkeel.simulation;

/** The engine ends here and now. It is thrown through the engine, which must not catch it and go on. */
final class ControlPlaneCrash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlPlaneCrash() {
        super("the control plane crashed", null, false, false);
    }
}
