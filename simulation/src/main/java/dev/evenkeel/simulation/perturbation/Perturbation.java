package dev.evenkeel.simulation.perturbation;

import java.util.Optional;

/**
 * One thing that goes wrong at one point. As text it is {@code crash-before-write@17}.
 *
 * @param point which write, report or reading, counted from 1
 */
public record Perturbation(PerturbationKind kind, int point) {
    private static final int DIGITS_MAX = 9;

    public Perturbation {
        if (point < 1) {
            throw new IllegalArgumentException("point " + point + ": they are counted from 1");
        }
    }

    /** Reads what {@link #toString} writes; empty when it is something else. */
    public static Optional<Perturbation> parse(String text) {
        int at = text.indexOf('@');
        String digits = text.substring(at + 1);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(character -> character >= '0' && character <= '9');
        if (at < 0 || !isNumber || Integer.parseInt(digits) < 1) {
            return Optional.empty();
        }
        return PerturbationKind.named(text.substring(0, at))
                .map(kind -> new Perturbation(kind, Integer.parseInt(digits)));
    }

    @Override
    public String toString() {
        return kind.commandName() + "@" + point;
    }
}
