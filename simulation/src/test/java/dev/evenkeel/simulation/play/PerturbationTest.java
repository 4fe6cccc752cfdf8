package dev.evenkeel.simulation.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.sim.ReportFaults;
import dev.evenkeel.sim.WorldSettings;
import dev.evenkeel.simulation.Calls;
import dev.evenkeel.simulation.EngineDown;
import dev.evenkeel.simulation.Rehearsal;
import dev.evenkeel.simulation.file.ScenarioReader;
import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Scenario;
import dev.evenkeel.simulation.scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * R3: the engine crashes at each write to its journal in turn, before it and right after it; all its reports come twice, or
 * are out of date: in the end everything is as if nothing had happened.
 */
class PerturbationTest {
    /** Every so many writes there is a crash; 1 by hand, for all of them. */
    private static final int STRIDE = Integer.getInteger("evenkeel.stride", 4);

    private static final List<String> NAMED = List.of("roll", "drain", "breaker");

    @Test
    void endsAsIfNothingHadHappenedWhereverTheEngineCrashes() throws IOException {
        int runs = 0;
        List<String> different = new ArrayList<>();

        for (String name : NAMED) {
            Scenario scenario = scenario(name);
            Rehearsal undisturbed = play(scenario, rehearsal -> {});
            String expected = ending(undisturbed);
            for (int write = 1; write < undisturbed.writes(); write += STRIDE) {
                for (boolean lost : new boolean[] {true, false}) {
                    int ahead = write;
                    Rehearsal crashed = play(scenario, rehearsal -> rehearsal.crashAtWrite(ahead, lost));
                    String seen = ending(crashed);
                    runs++;
                    if (!seen.equals(expected)) {
                        different.add(name + " write " + write + (lost ? " lost" : " kept") + ": " + seen);
                    }
                }
            }
        }

        System.out.println(runs + " runs with a crash");
        assertEquals(List.of(), different);
        assertTrue(runs > 50);
    }

    @Test
    void endsAsIfNothingHadHappenedWhenReportsAreDoubledLateOrStale() throws IOException {
        List<String> different = new ArrayList<>();

        for (String name : NAMED) {
            Scenario scenario = scenario(name);
            String expected = ending(play(scenario, rehearsal -> {}));
            for (ReportFaults faults : List.of(
                    new ReportFaults(0, 1, 0, Duration.ZERO, 0),
                    new ReportFaults(0, 0, 1, Duration.ofSeconds(5), 0),
                    new ReportFaults(0.5, 0, 0, Duration.ZERO, 0))) {
                String seen =
                        ending(play(scenario, rehearsal -> rehearsal.faults().reports(faults)));
                if (!seen.equals(expected)) {
                    different.add(name + " " + faults + ": " + seen);
                }
            }
        }

        assertEquals(List.of(), different);
    }

    private static Rehearsal play(Scenario scenario, Consumer<Rehearsal> disturbance) {
        Rehearsal rehearsal = new Rehearsal(
                1,
                new WorldSettings(
                        scenario.fleet().instances(),
                        scenario.fleet().cpu(),
                        scenario.fleet().memory(),
                        scenario.fleet().zones()));
        disturbance.accept(rehearsal);
        for (Step step : scenario.steps()) {
            if (step.action() instanceof Action.Call call) {
                rehearsal.at(step.at(), () -> ask(rehearsal, call));
            }
        }
        rehearsal.advance(scenario.lasts());
        rehearsal.mend();
        rehearsal.faults().reports(ReportFaults.NONE);
        assertTrue(rehearsal.advanceUntil(rehearsal::isSettled, Duration.ofMinutes(40)));
        rehearsal.advance(Duration.ofMinutes(2));
        assertTrue(rehearsal.advanceUntil(rehearsal::isSettled, Duration.ofMinutes(40)));
        rehearsal.checkWhole();
        return rehearsal;
    }

    /** A client that gets no answer asks again; what had taken effect may be refused then. */
    private static void ask(Rehearsal rehearsal, Action.Call call) {
        try {
            new References(rehearsal.state())
                    .resolve(call.input())
                    .ifPresent(input -> rehearsal.ask(engine -> Calls.ask(engine, call.operation(), input)));
        } catch (EngineDown down) {
            rehearsal.at(rehearsal.elapsed().plusSeconds(5), () -> again(rehearsal, call));
        }
    }

    private static void again(Rehearsal rehearsal, Action.Call call) {
        boolean done = call.operation().equals("RegisterTaskDefinition")
                && rehearsal.state().taskDefinitions().stream()
                        .anyMatch(definition ->
                                Objects.equals(definition.containers().get(0).image(), image(call)));
        boolean exists = call.operation().equals("CreateService")
                && rehearsal.state().services().iterator().hasNext();
        if (!done && !exists) {
            ask(rehearsal, call);
        }
    }

    private static String image(Action.Call call) {
        return String.valueOf(call.input().get("containerDefinitions")).replaceFirst(".*image=([^,}]*).*", "$1");
    }

    /** What users asked for and what came of it; ids and times are none of it. */
    private static String ending(Rehearsal rehearsal) {
        StringBuilder text = new StringBuilder();
        for (Service service : rehearsal.state().services()) {
            Deployment primary = service.primary().orElseThrow();
            long running = rehearsal.state().tasksOf(service.serviceArn()).all().stream()
                    .filter(task -> task.isWanted() && task.isRunning())
                    .map(Task::deploymentId)
                    .filter(primary.id()::equals)
                    .count();
            text.append(service.name())
                    .append(' ')
                    .append(service.desiredCount())
                    .append(' ')
                    .append(running)
                    .append(' ')
                    .append(primary.settings().taskDefinition().familyAndRevision())
                    .append(' ')
                    .append(primary.rolloutState())
                    .append(' ')
                    .append(service.deployments().size());
        }
        return text.toString();
    }

    private static Scenario scenario(String name) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("examples/scenarios")) ? here : Objects.requireNonNull(here.getParent());
        String file = "examples/scenarios/" + name + ".yaml";
        return ScenarioReader.read(file, Files.readString(root.resolve(file)));
    }
}
