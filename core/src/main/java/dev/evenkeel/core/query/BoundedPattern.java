package dev.evenkeel.core.query;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A regular expression that gives up after a fixed number of steps.
 *
 * <p>Some expressions take time that doubles with each letter of the text, such as {@code (a+)+\1b}. Steps are counted, not
 * time, so that the answer is the same on each machine.
 */
record BoundedPattern(Pattern pattern) {
    /** Looks at a letter of the text; an expression without nested repetition needs a few for each letter. */
    private static final int STEPS_MAX = 50_000;

    /** Whether all of the text matches; empty when that would take too long to find out. */
    Optional<Boolean> matches(String text) {
        try {
            return Optional.of(pattern.matcher(new Counted(text, new Steps())).matches());
        } catch (TooManySteps e) {
            return Optional.empty();
        }
    }

    /** How many letters were looked at so far, by all parts of one text. */
    private static final class Steps {
        private int taken;

        void take() {
            taken++;
            if (taken > STEPS_MAX) {
                throw new TooManySteps();
            }
        }
    }

    private record Counted(CharSequence text, Steps steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("more than " + STEPS_MAX + " steps", null, false, false);
        }
    }
}
