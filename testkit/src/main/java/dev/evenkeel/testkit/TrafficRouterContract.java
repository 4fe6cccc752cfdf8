package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What every {@link TrafficRouter} promises. A subclass opens one, and says what its targets are. */
public abstract class TrafficRouterContract {
    private static final String ONE =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/one/0000000000000001";
    private static final String TWO =
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/two/0000000000000002";
    /** A share that was counted by requests comes close to what was asked, not more. */
    private static final double TOLERANCE = 5;

    /** The router under test, the same in all of one test. */
    protected abstract TrafficRouter router();

    /** Where it reports to. */
    protected abstract RecordingReports reports();

    /** A target of a task that runs and answers; its deployment is named by its target group. */
    protected abstract TargetRegistration answering(String targetGroupArn);

    /** A target of a task that runs and never passes a health check. */
    protected abstract TargetRegistration failing(String targetGroupArn);

    /** The percentage of production requests to the service of a target that reach that target now. */
    protected abstract double share(TargetRegistration target);

    /** Lets time go by until a condition holds; false when it does not hold for long. */
    protected abstract boolean passesUntil(BooleanSupplier condition);

    @Test
    void findsRegisteredTargetHealthy() {
        TargetRegistration target = answering(ONE);

        router().register(target);

        await(target, TargetState.HEALTHY);
        assertEquals(List.of(TargetState.INITIAL, TargetState.HEALTHY), states(target));
        assertEquals(100, share(target), TOLERANCE);
    }

    @Test
    void sendsNoRequestsBeforeTargetIsHealthy() {
        TargetRegistration target = answering(ONE);

        router().register(target);

        await(target, TargetState.INITIAL);
        assertTrue(share(target) == 0 || states(target).contains(TargetState.HEALTHY));
    }

    @Test
    void sendsNoRequestsToTargetThatFailsItsChecks() {
        TargetRegistration target = failing(ONE);

        router().register(target);

        await(target, TargetState.UNHEALTHY);
        assertEquals(List.of(TargetState.INITIAL, TargetState.UNHEALTHY), states(target));
        assertEquals(0, share(target));
    }

    @Test
    void hasCountedTheRequestsOfGroupsThatHadTargetsOnly() {
        healthy(ONE);

        SortedMap<String, Long> counted = router().requests(List.of(ONE, TWO));

        assertEquals(Set.of(ONE), counted.keySet());
        assertTrue(counted.values().stream().allMatch(count -> count >= 0), counted.toString());
    }

    @Test
    void drainsTargetBeforeItIsGone() {
        TargetRegistration target = healthy(ONE);

        router().deregister(target.id());

        await(target, TargetState.DRAINING);
        assertEquals(0, share(target));
        await(target, TargetState.UNUSED);
        assertEquals(
                List.of(TargetState.INITIAL, TargetState.HEALTHY, TargetState.DRAINING, TargetState.UNUSED),
                states(target));
    }

    @Test
    void registersTwiceAsOnce() {
        TargetRegistration target = healthy(ONE);
        int reported = reports().targets().size();

        router().register(target);

        assertTrue(passesUntil(() -> reports().targets().size() > reported), "a known target is observed again");
        assertEquals(List.of(TargetState.INITIAL, TargetState.HEALTHY), states(target));
    }

    @Test
    void deregistersTwiceAsOnce() {
        TargetRegistration target = healthy(ONE);

        router().deregister(target.id());
        router().deregister(target.id());

        await(target, TargetState.UNUSED);
        assertEquals(
                1, states(target).stream().filter(TargetState.DRAINING::equals).count());
    }

    @Test
    void saysUnusedOfTargetItDoesNotKnow() {
        TargetRegistration never = answering(ONE);

        router().deregister(never.id());

        await(never, TargetState.UNUSED);
    }

    @Test
    void takesBackRegistrationThatIsUnderWay() {
        TargetRegistration target = answering(ONE);

        router().register(target);
        router().deregister(target.id());

        await(target, TargetState.UNUSED);
        assertEquals(0, share(target));
    }

    @Test
    void dividesRequestsAsAskedLast() {
        TargetRegistration one = healthy(ONE);
        TargetRegistration two = healthy(TWO);

        router().split(split(one, 90, 10));
        router().split(split(one, 90, 10));
        boolean mostly = passesUntil(() -> isAbout(90, share(one)) && isAbout(10, share(two)));
        router().split(split(one, 0, 100));

        assertTrue(mostly, "90 and 10 percent");
        assertTrue(passesUntil(() -> share(one) == 0 && isAbout(100, share(two))), "all to the other");
    }

    private static boolean isAbout(double expected, double actual) {
        return Math.abs(expected - actual) <= TOLERANCE;
    }

    private static TrafficSplit split(TargetRegistration target, double one, double two) {
        return new TrafficSplit(
                target.serviceArn(),
                TrafficKind.PRODUCTION,
                null,
                List.of(new TargetGroupShare(ONE, one), new TargetGroupShare(TWO, two)));
    }

    private TargetRegistration healthy(String targetGroupArn) {
        TargetRegistration target = answering(targetGroupArn);
        router().register(target);
        await(target, TargetState.HEALTHY);
        return target;
    }

    /** The states that were reported of a target, each once, in order. */
    private List<TargetState> states(TargetRegistration target) {
        return reports().states(target.id());
    }

    private void await(TargetRegistration target, TargetState state) {
        assertTrue(
                passesUntil(() -> states(target).contains(state)),
                () -> "never " + state + ": " + observed(target.id()));
    }

    private List<TargetObservation> observed(TargetId target) {
        return reports().targets().stream()
                .filter(seen -> seen.target().equals(target))
                .toList();
    }
}
