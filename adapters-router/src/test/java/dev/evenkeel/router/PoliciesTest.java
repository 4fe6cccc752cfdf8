package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.HealthCheck;
import dev.evenkeel.router.model.Matcher;
import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.target.Balancing;
import dev.evenkeel.router.target.GroupMeter;
import dev.evenkeel.router.target.HealthTally;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.Serving;
import dev.evenkeel.testkit.Starts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is chosen, and who is healthy. */
class PoliciesTest {

    @ParameterizedTest
    @CsvSource({
        "'', INITIAL",
        "+, HEALTHY",
        "-, INITIAL",
        "--, UNHEALTHY",
        "-+, HEALTHY",
        "+-, HEALTHY",
        "+-+-, HEALTHY",
        "+--, UNHEALTHY",
        "--++++, UNHEALTHY",
        "--+++++, HEALTHY",
        "--++-+++++, HEALTHY",
        "--++++-++++, UNHEALTHY",
    })
    void aVerdictTakesOneSuccessAtFirstAndTheThresholdsThen(String checks, String verdict) {
        HealthTally tally = HealthTally.NONE;

        for (int i = 0; i < checks.length(); i++) {
            tally = tally.after(checks.charAt(i) == '+', HealthCheck.usual());
        }

        assertEquals(verdict, tally.state().name());
    }

    @Test
    void matchersNameCodesAndRanges() {
        Matcher matcher = Matcher.of("200,301-303");

        assertEquals(
                List.of(200, 301, 302, 303),
                IntStream.range(100, 600).filter(matcher::matches).boxed().toList());
        assertThrows(IllegalArgumentException.class, () -> Matcher.of("2xx"));
    }

    @Test
    void sharesOfATenthOfAPercentAreKept() {
        Action.Forward forward = new Action.Forward(
                List.of(
                        new Action.WeightedTargetGroup("a", 99.9),
                        new Action.WeightedTargetGroup("none", 0),
                        new Action.WeightedTargetGroup("b", 0.1)),
                null);

        Map<String, Integer> counts = new TreeMap<>();
        for (int turn = 0; turn < 10_000; turn++) {
            counts.merge(Balancing.group(forward, turn), 1, Integer::sum);
        }

        assertEquals(Map.of("a", 9990, "b", 10), counts);
    }

    @Test
    void requestsGoRoundAndASecondTryIsNoTurnOfItsOwn() {
        List<LiveTarget> targets = targets(3);
        Serving serving = serving(targets, Duration.ZERO, TargetGroup.Algorithm.ROUND_ROBIN);

        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            LiveTarget first = Balancing.target(serving, List.of(), System.nanoTime());
            LiveTarget second = Balancing.target(serving, List.of(first), System.nanoTime());
            order.append(targets.indexOf(first)).append(targets.indexOf(second)).append(' ');
        }

        assertEquals("01 12 20 01 12 20 ", order.toString());
    }

    @Test
    void theLeastBusyIsChosen() {
        List<LiveTarget> targets = targets(3);
        Serving serving = serving(targets, Duration.ZERO, TargetGroup.Algorithm.LEAST_OUTSTANDING_REQUESTS);
        targets.get(0).begin();
        targets.get(2).begin();

        for (int i = 0; i < 5; i++) {
            assertEquals(1, targets.indexOf(Balancing.target(serving, List.of(), System.nanoTime())));
        }
    }

    @Test
    void aTargetThatHasJustBecomeHealthyBeginsSlowly() {
        List<LiveTarget> targets = targets(2);
        Duration slowStart = Duration.ofMillis(400);
        Pause.millis(400);
        LiveTarget fresh = targets.get(1);
        fresh.open(false);
        fresh.open(true);
        long opened = System.nanoTime();
        Serving serving = serving(targets, slowStart, TargetGroup.Algorithm.ROUND_ROBIN);

        int atOnce = share(serving, fresh, opened);
        int halfway = share(serving, fresh, opened + Duration.ofMillis(200).toNanos());
        int grown = share(serving, fresh, opened + slowStart.toNanos());

        assertEquals(48, atOnce, 5, "a twentieth beside a whole");
        assertEquals(333, halfway, 5);
        assertEquals(500, grown, 5);
    }

    private static int share(Serving serving, LiveTarget target, long now) {
        int count = 0;
        for (int i = 0; i < 1000; i++) {
            count += Balancing.target(serving, List.of(), now) == target ? 1 : 0;
        }
        return count;
    }

    private static Serving serving(List<LiveTarget> targets, Duration slowStart, TargetGroup.Algorithm algorithm) {
        TargetGroup group =
                new TargetGroup("g", HealthCheck.usual(), Duration.ofSeconds(1), slowStart, null, algorithm);
        return new Serving(group, targets, new AtomicInteger(), new GroupMeter());
    }

    private static List<LiveTarget> targets(int count) {
        List<LiveTarget> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TargetId id = new TargetId("g", Starts.SCOPE.task("default", String.format("%032x", i)), "web", 80);
            LiveTarget target = new LiveTarget(id, "127.0.0.1", 80 + i, idle -> {});
            target.open(true);
            targets.add(target);
        }
        return targets;
    }
}
