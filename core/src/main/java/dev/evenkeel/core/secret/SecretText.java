package dev.evenkeel.core.secret;

/**
 * The value of a secret. It is no record, and has no {@code equals}: nothing that prints, compares or logs values by
 * itself comes upon it.
 */
public final class SecretText {
    private final String value;

    /** Hides a value. */
    public SecretText(String value) {
        this.value = value;
    }

    /** The value itself, for the one place that hands it on. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
