package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.fault.FaultRates;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Actions;
import dev.evenkeel.simulation.scenario.Expectations;
import dev.evenkeel.simulation.scenario.Fleet;
import dev.evenkeel.simulation.scenario.Scenario;
import dev.evenkeel.simulation.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A scenario as it is told: what there is, what is done and when, and how it is to end.
 *
 * <pre>{@code
 * given(instances(3).zones(3))
 *         .and(taskDefinition("web").images("shop/web:1", "shop/web:2"))
 *         .and(aService("web").of("web:1").desired(3))
 *         .advance(Duration.ofMinutes(3))
 *         .when(user().updates("web").to("web:2"))
 *         .advance(Duration.ofSeconds(20))
 *         .reboot()
 *         .then(service("web").running(3).of("web:2"));
 * }</pre>
 *
 * <p>Immutable: each word gives a longer story, and a beginning may be used for several.
 */
public final class Story {
    private final String name;
    private final Fleet fleet;
    private final List<Step> steps;
    private final Duration now;

    private Story(String name, Fleet fleet, List<Step> steps, Duration now) {
        this.name = name;
        this.fleet = fleet;
        this.steps = List.copyOf(steps);
        this.now = now;
    }

    /** Begins a story; without instances there are {@link Fleet#DEFAULT}. */
    public static Story given(Given first) {
        return new Story("story", Fleet.DEFAULT, List.of(), Duration.ZERO).and(first);
    }

    /** What it is called where it is reported. */
    public Story named(String word) {
        return new Story(word, fleet, steps, now);
    }

    /** What there is more. */
    public Story and(Given more) {
        Story longer = new Story(name, more.fleet().orElse(fleet), steps, now);
        for (Action.Call call : more.calls()) {
            longer = longer.step(call);
        }
        return longer;
    }

    /** What is done now. */
    public Story when(Deed deed) {
        return step(deed.action());
    }

    /** What is done at the same time. */
    public Story and(Deed deed) {
        return when(deed);
    }

    /** Time passes. */
    public Story advance(Duration span) {
        return new Story(name, fleet, steps, now.plus(span));
    }

    /** The engine ends with all that it had in memory, and another goes on from its journal. */
    public Story reboot() {
        return step(Actions.reboot());
    }

    private Story step(Action action) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(now, action));
        return new Story(name, fleet, longer, now);
    }

    /** The scenario that it tells, to be played under many seeds or perturbed; it lasts until now, and then settles. */
    public Scenario scenario(ServiceEnding... endings) {
        SortedMap<String, Expectations.Ending> all = new TreeMap<>();
        for (ServiceEnding ending : endings) {
            all.put(ending.service(), ending.ending());
        }
        Duration last = steps.isEmpty() ? Duration.ZERO : steps.getLast().at();
        Duration lasts = now.compareTo(last) > 0 ? now : last.plusSeconds(1);
        return new Scenario(
                name,
                "",
                fleet,
                steps,
                FaultRates.NONE,
                lasts,
                new Expectations(Expectations.SETTLES.settlesWithin(), all));
    }

    /**
     * Plays it under seed 1: every invariant holds after every event, all comes to rest within ten minutes of the end and
     * does nothing for an hour, and the services are as told.
     *
     * @throws AssertionError with the first thing that is not so
     */
    public Outcome then(ServiceEnding... endings) {
        Outcome outcome = Play.of(scenario(endings), 1, Play.Detail.FIGURES);
        if (outcome.failure() != null) {
            throw new AssertionError(name + ": " + outcome.failure());
        }
        return outcome;
    }
}
