package dev.evenkeel.core.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * When an alarm over data points is in ALARM; missing points are treated as {@code missing}, as the alarms of target
 * tracking are.
 *
 * <ol>
 *   <li>Look at the newest {@code periods} real points of the newest {@code periods + 2} (CloudWatch looks back a little
 *       further when some are missing).
 *   <li>No real point: INSUFFICIENT_DATA.
 *   <li>ALARM when as many of them breach as {@code needed}, or all of fewer, and the oldest that breaches is at least
 *       {@code needed} periods old: a single new point never trips an alarm.
 *   <li>Else OK when any of them does not breach.
 *   <li>Else the state stays: too little has been seen to change it.
 * </ol>
 *
 * @param needed how many of {@code periods} must breach
 */
public record AlarmRule(int needed, int periods, DoublePredicate breaches) {
    private static final int LOOK_BACK = 2;

    /** The state after the points given, oldest first. */
    public AlarmState evaluate(List<OptionalDouble> points, AlarmState before) {
        List<Boolean> breaching = new ArrayList<>();
        int oldestBreach = 0;
        int range = Math.min(points.size(), periods + LOOK_BACK);
        for (int age = 1; age <= range && breaching.size() < periods; age++) {
            OptionalDouble point = points.get(points.size() - age);
            if (point.isPresent()) {
                boolean breach = breaches.test(point.getAsDouble());
                breaching.add(breach);
                oldestBreach = breach ? age : oldestBreach;
            }
        }
        if (breaching.isEmpty()) {
            return AlarmState.INSUFFICIENT_DATA;
        }
        long count = breaching.stream().filter(Boolean::booleanValue).count();
        if (count >= Math.min(needed, breaching.size()) && oldestBreach >= needed) {
            return AlarmState.ALARM;
        }
        return breaching.contains(false) ? AlarmState.OK : before;
    }
}
