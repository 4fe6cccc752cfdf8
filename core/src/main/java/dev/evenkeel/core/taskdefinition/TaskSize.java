package dev.evenkeel.core.taskdefinition;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalInt;

/** CPU and memory of a whole task, which users write in more than one way: {@code 256}, {@code .25 vCPU}, {@code 1 GB}. */
public final class TaskSize {
    private static final int LENGTH_MAX = 20;

    private TaskSize() {}

    /** CPU units; empty when the text is none. 1 vCPU are 1024 units. */
    public static OptionalInt cpu(String text) {
        return parse(text, "vcpu");
    }

    /** MiB; empty when the text is none. 1 GB are 1024 MiB. */
    public static OptionalInt memory(String text) {
        return parse(text, "gb");
    }

    private static OptionalInt parse(String text, String unit) {
        String lower = text.trim().toLowerCase(Locale.ROOT);
        boolean scaled = lower.endsWith(unit);
        String number =
                scaled ? lower.substring(0, lower.length() - unit.length()).trim() : lower;
        if (number.length() > LENGTH_MAX || !number.matches(scaled ? "[0-9]*\\.?[0-9]+" : "[0-9]+")) {
            return OptionalInt.empty();
        }
        BigDecimal value = new BigDecimal(number).multiply(BigDecimal.valueOf(scaled ? 1024 : 1));
        try {
            return OptionalInt.of(value.intValueExact());
        } catch (ArithmeticException notWholeOrTooLarge) {
            return OptionalInt.empty();
        }
    }
}
