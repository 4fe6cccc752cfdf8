package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.router.model.Action;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which listeners services have when nobody has defined any. */
class ServiceListenersTest {
    private final ServiceListeners listeners = new ServiceListeners();

    @Test
    void eachTargetGroupHasOneOfItsOwn() {
        listeners.registered(RunningRouter.WEB, "a");
        listeners.registered(RunningRouter.WEB, "a");
        listeners.registered(RunningRouter.WEB, "b");

        assertEquals(List.of("PRODUCTION 0: a=1.0", "PRODUCTION 1: b=1.0"), shown());
    }

    @Test
    void groupsAmongWhichRequestsAreDividedShareOne() {
        listeners.registered(RunningRouter.WEB, "blue");
        listeners.split(split(TrafficKind.PRODUCTION, "blue", 100));
        listeners.registered(RunningRouter.WEB, "green");
        List<String> before = shown();
        listeners.split(split(TrafficKind.TEST, "green", 100));
        listeners.split(split(TrafficKind.PRODUCTION, "green", 100));
        listeners.split(split(TrafficKind.TEST));
        listeners.registered(RunningRouter.WEB, "blue");

        assertEquals(List.of("PRODUCTION 0: blue=100.0"), before);
        assertEquals(List.of("PRODUCTION 0: green=100.0", "TEST 0: 503"), shown());
    }

    @Test
    void listenersOfGroupsThatAreDividedLaterOnEnd() {
        listeners.registered(RunningRouter.WEB, "blue");
        listeners.registered(RunningRouter.WEB, "green");

        listeners.split(split(TrafficKind.PRODUCTION, "blue", 90, "green", 10));

        assertEquals(List.of("PRODUCTION 0: blue=90.0 green=10.0"), shown());
    }

    @Test
    void nothingIsLeftOfAServiceThatIsForgotten() {
        listeners.registered(RunningRouter.WEB, "a");
        listeners.split(split(TrafficKind.TEST, "a", 100));

        listeners.forget(RunningRouter.WEB);

        assertEquals(List.of(), shown());
    }

    private List<String> shown() {
        return listeners.entries().stream()
                .map(entry -> entry.kind() + " " + entry.number() + ":" + shown(entry.action()))
                .toList();
    }

    private static String shown(Action action) {
        if (action instanceof Action.Forward forward) {
            StringBuilder text = new StringBuilder();
            forward.groups()
                    .forEach(group -> text.append(' ')
                            .append(group.targetGroupArn())
                            .append('=')
                            .append(group.weight()));
            return text.toString();
        }
        return " " + ((Action.FixedResponse) action).status();
    }

    private static TrafficSplit split(TrafficKind kind, Object... groupsAndPercents) {
        List<TargetGroupShare> shares = new ArrayList<>();
        for (int i = 0; i < groupsAndPercents.length; i += 2) {
            shares.add(new TargetGroupShare((String) groupsAndPercents[i], (int) groupsAndPercents[i + 1]));
        }
        return new TrafficSplit(RunningRouter.WEB, kind, kind + "-rule", shares);
    }
}
