package dev.evenkeel.simulation.file;

import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.fault.FaultRates;
import dev.evenkeel.simulation.scenario.Expectations;
import dev.evenkeel.simulation.scenario.Fleet;
import dev.evenkeel.simulation.scenario.Scenario;
import dev.evenkeel.simulation.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a scenario from YAML.
 *
 * <p>{@code taskDefinitions} and {@code services} are requests of RegisterTaskDefinition and CreateService as ECS has
 * them, made in that order before anything else.
 */
public final class ScenarioReader {
    /** The members of a scenario. */
    public static final List<String> MEMBERS =
            List.of("name", "about", "cluster", "taskDefinitions", "services", "steps", "faults", "lasts", "expect");

    /** The members of {@code cluster}. */
    public static final List<String> CLUSTER = List.of("instances", "cpu", "memory", "zones");

    /** The members of {@code faults}. */
    public static final List<String> FAULTS = List.of("perHour", "from", "until", "swarm");

    /** The members of {@code expect}. */
    public static final List<String> EXPECT = List.of("settles", "settlesWithin", "services");

    /** The members of each of {@code expect.services}. */
    public static final List<String> ENDING =
            List.of("running", "rollout", "taskDefinition", "lowestHealthy", "highestTotal");

    private final String file;
    private final Section top;
    private final StepReader steps;
    private final SortedSet<String> services = new TreeSet<>();

    private ScenarioReader(String file, String text) {
        this.file = file;
        top = new Section(file, "a scenario", YamlTree.read(file, text), MEMBERS);
        steps = new StepReader(file, services);
    }

    /** What a step may do. */
    public static List<String> deeds() {
        return StepReader.DEEDS;
    }

    /**
     * Reads a scenario.
     *
     * @param file its name, for messages, and without folder and ending for the scenario where it has no name
     * @throws ScenarioException with the one line that says what is wrong with it
     */
    public static Scenario read(String file, String text) {
        return new ScenarioReader(file, text).scenario();
    }

    private Scenario scenario() {
        List<Step> all = new ArrayList<>();
        for (Node definition : top.items("taskDefinitions")) {
            all.add(request("RegisterTaskDefinition", definition));
        }
        for (Node service : top.items("services")) {
            if (service instanceof Node.Members members
                    && members.all().get("serviceName") instanceof Node.Value name) {
                services.add(name.plain().toString());
            }
            all.add(request("CreateService", service));
        }
        Duration last = Duration.ZERO;
        for (Node node : top.items("steps")) {
            Step step = steps.read(node);
            last = step.at().compareTo(last) > 0 ? step.at() : last;
            all.add(step);
        }
        Duration lasts = top.span("lasts", last.plusSeconds(1));
        String name = top.textOrNull("name");
        String about = top.textOrNull("about");
        return new Scenario(
                name == null ? baseName(file) : name,
                about == null ? "" : about,
                fleet(),
                all,
                faults(lasts),
                lasts,
                expectations());
    }

    private Step request(String operation, Node node) {
        if (node instanceof Node.Members members) {
            return new Step(Duration.ZERO, steps.call(node, operation, members.plain(), false));
        }
        throw top.error(node, "this is " + node.kind() + "; give the members of " + operation);
    }

    private Fleet fleet() {
        Fleet usual = Fleet.DEFAULT;
        return top.section("cluster", CLUSTER)
                .map(cluster -> new Fleet(
                        cluster.number("instances", usual.instances(), 0, 10_000),
                        cluster.number("cpu", usual.cpu(), 128, 196_608),
                        cluster.number("memory", usual.memory(), 128, 3_145_728),
                        cluster.number("zones", usual.zones(), 1, 6)))
                .orElse(usual);
    }

    private FaultRates faults(Duration lasts) {
        return top.section("faults", FAULTS)
                .map(section -> {
                    List<String> names = new ArrayList<>();
                    for (FaultKind kind : FaultKind.values()) {
                        names.add(kind.scenarioName());
                    }
                    SortedMap<FaultKind, Double> rates = new TreeMap<>();
                    section.section("perHour", names).ifPresent(perHour -> {
                        for (String name : names) {
                            if (perHour.find(name).isPresent()) {
                                rates.put(FaultKind.named(name).orElseThrow(), perHour.decimal(name, 0, 10_000));
                            }
                        }
                    });
                    return new FaultRates(
                            rates,
                            section.span("from", Duration.ZERO),
                            section.span("until", lasts),
                            section.truth("swarm"));
                })
                .orElse(FaultRates.NONE);
    }

    private Expectations expectations() {
        return top.section("expect", EXPECT)
                .map(section -> {
                    boolean settles = section.find("settles").isEmpty() || section.truth("settles");
                    SortedMap<String, Expectations.Ending> endings = new TreeMap<>();
                    section.section("services", List.copyOf(services))
                            .ifPresent(named -> services.forEach(service -> named.section(service, ENDING)
                                    .ifPresent(ending -> endings.put(service, ending(ending)))));
                    return new Expectations(
                            settles ? section.span("settlesWithin", Duration.ofMinutes(10)) : null, endings);
                })
                .orElse(Expectations.SETTLES);
    }

    private static Expectations.Ending ending(Section ending) {
        return new Expectations.Ending(
                ending.numberOrNull("running", 0, 5000),
                ending.textOrNull("rollout"),
                ending.textOrNull("taskDefinition"),
                ending.numberOrNull("lowestHealthy", 0, 5000),
                ending.numberOrNull("highestTotal", 0, 10_000));
    }

    private static String baseName(String file) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /** The members of an object, for those who document them. */
    public static Map<String, List<String>> members() {
        SortedMap<String, List<String>> all = new TreeMap<>();
        all.put("cluster", CLUSTER);
        all.put("expect", EXPECT);
        all.put("expect.services", ENDING);
        all.put("faults", FAULTS);
        all.put("scenario", MEMBERS);
        all.put("steps", deeds());
        return all;
    }
}
