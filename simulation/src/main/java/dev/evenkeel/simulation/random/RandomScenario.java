package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.fault.FaultRates;
import dev.evenkeel.simulation.scenario.Action;
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
 * A scenario that a seed draws: 1 to 50 instances, 1 to 20 services, an hour of at least twenty pieces of trouble, of a
 * part of the kinds ("swarm": what is left out lets the rest go deeper).
 */
public final class RandomScenario {
    /** What drawn scenarios are called. */
    public static final String NAME = "random";

    private static final Duration TROUBLE = Duration.ofHours(1);
    /** At the end there is somebody to ask for what the last steps ask for. */
    private static final Duration QUIET_END = Duration.ofMinutes(1);

    private static final Duration QUIET_START = Duration.ofMinutes(4);

    /** Pieces of trouble an hour, at least; more than thrice what is promised, since not all of it befalls somebody. */
    private static final int LEAST_TROUBLE = 70;

    private RandomScenario() {}

    /** The scenario of a seed. */
    public static Scenario of(long seed) {
        Draw draw = new Draw(seed, "scenario");
        int instances = draw.oneIn(2) ? draw.between(1, 6) : draw.between(1, 50);
        Fleet fleet = new Fleet(instances, 4096, 8192, draw.between(1, 3));
        int services = draw.oneIn(2) ? draw.between(1, 4) : draw.between(1, 20);
        RandomSetting setting = new RandomSetting(seed, fleet, services, Feature.of(seed));
        List<Step> steps = new ArrayList<>();
        if (setting.has(Feature.PROVIDERS)) {
            RandomPool.requests(new Draw(seed, "pool")).forEach(request -> steps.add(call(Duration.ZERO, request)));
        }
        for (int i = 0; i < services; i++) {
            RandomService service = RandomService.of(setting, i);
            service.definitions().forEach(input -> steps.add(call(Duration.ZERO, "RegisterTaskDefinition", input)));
            Duration created = draw.oneIn(3) ? draw.between(Duration.ZERO, Duration.ofMinutes(30)) : Duration.ZERO;
            steps.add(call(created, "CreateService", service.create()));
            service.then().forEach(request -> steps.add(call(created.plusSeconds(1), request)));
            service.end().forEach(request -> steps.add(call(TROUBLE, request)));
        }
        return new Scenario(
                NAME,
                "Drawn from seed " + seed + ".",
                fleet,
                steps,
                new FaultRates(rates(draw), QUIET_START, TROUBLE.minus(QUIET_END), false),
                TROUBLE,
                Expectations.SETTLES);
    }

    private static Step call(Duration at, RandomService.Request request) {
        return call(at, request.operation(), request.input());
    }

    private static Step call(Duration at, String operation, SortedMap<String, Object> input) {
        return new Step(at, new Action.Call(operation, input, true));
    }

    private static SortedMap<FaultKind, Double> rates(Draw draw) {
        SortedMap<FaultKind, Double> rates = new TreeMap<>();
        double sum = 0;
        for (FaultKind kind : FaultKind.values()) {
            if (draw.oneIn(2)) {
                double rate = draw.between(2, 9);
                rates.put(kind, rate);
                sum += rate;
            }
        }
        // Users never rest: they make up for what is missing.
        double missing = Math.max(0, LEAST_TROUBLE - sum);
        rates.merge(FaultKind.USER_ACTS, 6 + missing, Double::sum);
        return rates;
    }
}
