package dev.evenkeel.core.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits around the worked rows of the CloudWatch guide, which stand in {@code worked-examples.tsv}. */
class AlarmRuleTest {

    /** Points oldest first: 0 is well, X breaches, - is missing. */
    private static List<OptionalDouble> points(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(point -> point.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(point.equals("X") ? 1 : 0))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"X, INSUFFICIENT_DATA", "X X, INSUFFICIENT_DATA", "X X X, ALARM", "0 X X X, ALARM", "X X 0, OK", "0, OK"
    })
    void needsThreeOfThreeFromTheStart(String points, AlarmState expected) {
        AlarmRule rule = new AlarmRule(3, 3, value -> value > 0.5);

        assertEquals(expected, rule.evaluate(points(points), AlarmState.INSUFFICIENT_DATA));
    }

    @Test
    void needsFifteenOfFifteen() {
        AlarmRule rule = new AlarmRule(15, 15, value -> value > 0.5);
        List<OptionalDouble> points = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            points.add(OptionalDouble.of(1));
            AlarmState expected = i < 15 ? AlarmState.OK : AlarmState.ALARM;

            assertEquals(expected, rule.evaluate(points, AlarmState.OK), i + " points");
        }
    }
}
