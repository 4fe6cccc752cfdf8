package dev.evenkeel.simulation.invariant;

import java.util.function.Supplier;

/** Something is not as it must be: a defect of the rules, or of the world that tests them. */
public final class BrokenInvariant extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final String invariant;

    /** @param invariant its number, such as {@code I3} */
    public BrokenInvariant(String invariant, String what) {
        super(invariant + " is broken: " + what);
        this.invariant = invariant;
    }

    /** The number of the invariant, such as {@code I3}. */
    public String invariant() {
        return invariant;
    }

    static void unless(boolean condition, String invariant, Supplier<String> otherwise) {
        if (!condition) {
            throw new BrokenInvariant(invariant, otherwise.get());
        }
    }
}
