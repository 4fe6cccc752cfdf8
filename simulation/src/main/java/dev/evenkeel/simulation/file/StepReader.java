package dev.evenkeel.simulation.file;

import dev.evenkeel.simulation.Calls;
import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Actions;
import dev.evenkeel.simulation.scenario.Step;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.UnknownMember;
import dev.evenkeel.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a scenario: short forms for what is done often, and any operation by its name. */
final class StepReader {
    /** What a step may do, besides having a time. */
    static final List<String> DEEDS = List.of(
            "update", "scale", "stopTask", "delete", "drain", "activate", "protect", "load", "fault", "reboot", "call");

    private final String file;
    private final SortedSet<String> services;

    /** @param services names that a step may speak of */
    StepReader(String file, SortedSet<String> services) {
        this.file = file;
        this.services = services;
    }

    Step read(Node node) {
        List<String> allowed = new ArrayList<>(List.of("at", "mayBeRefused"));
        allowed.addAll(DEEDS);
        Section step = new Section(file, "a step", node, allowed);
        List<String> deeds =
                DEEDS.stream().filter(deed -> step.find(deed).isPresent()).toList();
        if (deeds.size() != 1) {
            throw step.error(
                    node,
                    "a step does one thing, not " + (deeds.isEmpty() ? "nothing" : String.join(" and ", deeds))
                            + "; allowed are " + String.join(", ", DEEDS));
        }
        String deed = deeds.get(0);
        return new Step(
                step.span("at", Duration.ZERO),
                action(deed, step.find(deed).orElseThrow(), step.truth("mayBeRefused")));
    }

    private Action action(String deed, Node node, boolean mayBeRefused) {
        return switch (deed) {
            case "update" -> {
                if (!(node instanceof Node.Members members)) {
                    throw error(node, "update is " + node.kind() + "; give the members of UpdateService");
                }
                known(members.all().get("service"));
                yield call(node, "UpdateService", members.plain(), mayBeRefused);
            }
            case "scale" -> {
                Section section = new Section(file, deed, node, List.of("service", "desiredCount"));
                yield checked(
                        node,
                        Actions.scale(service(section), section.number("desiredCount", 0, 0, 5000)),
                        mayBeRefused);
            }
            case "stopTask" -> {
                Section section = new Section(file, deed, node, List.of("service", "number"));
                yield checked(node, Actions.stopTask(service(section), number(section)), mayBeRefused);
            }
            case "delete" -> {
                Section section = new Section(file, deed, node, List.of("service"));
                yield checked(node, Actions.delete(service(section)), mayBeRefused);
            }
            case "drain", "activate" -> {
                Section section = new Section(file, deed, node, List.of("instance"));
                int instance = section.number("instance", 0, 0, 9999);
                yield checked(
                        node,
                        deed.equals("drain") ? Actions.drain(instance) : Actions.activate(instance),
                        mayBeRefused);
            }
            case "protect" -> {
                Section section = new Section(file, deed, node, List.of("service", "number", "minutes"));
                int minutes = section.number("minutes", 120, 0, 2880);
                yield checked(node, Actions.protect(service(section), number(section), minutes), mayBeRefused);
            }
            case "load" -> {
                Section section = new Section(file, deed, node, List.of("service", "cpuPercent"));
                yield new Action.Load(service(section), section.decimal("cpuPercent", 0, 1000));
            }
            case "fault" -> {
                Section section = new Section(file, deed, node, List.of("kind", "for"));
                yield new Action.Trouble(
                        kind(section.find("kind").orElse(node)), section.span("for", Duration.ofMinutes(5)));
            }
            case "reboot" -> Actions.reboot();
            default -> {
                Section section = new Section(file, deed, node, List.of("operation", "input"));
                Node input = section.find("input").orElse(new Node.Members(node.line(), Map.of()));
                if (!(input instanceof Node.Members members)) {
                    throw error(input, "input is " + input.kind() + "; give an object");
                }
                yield call(node, section.text("operation"), members.plain(), mayBeRefused);
            }
        };
    }

    private Action.Call checked(Node node, Action.Call asked, boolean mayBeRefused) {
        return call(node, asked.operation(), asked.input(), mayBeRefused);
    }

    /** An operation whose input has the operation's form. */
    Action.Call call(Node node, String name, Map<String, Object> input, boolean mayBeRefused) {
        Operation<?, ?> operation = Calls.find(name)
                .orElseThrow(() -> error(
                        node, "there is no operation " + name + "; there is " + String.join(", ", Calls.names())));
        try {
            Calls.check(operation, input);
        } catch (WireException malformed) {
            throw error(node, name + ": " + malformed.getMessage());
        }
        Optional<UnknownMember> unknown = UnknownMember.find(operation, input);
        if (unknown.isPresent()) {
            throw error(node, name + ": " + unknown.get().text());
        }
        return new Action.Call(name, input, mayBeRefused);
    }

    FaultKind kind(Node node) {
        String given = node instanceof Node.Value value ? value.plain().toString() : node.kind();
        return FaultKind.named(given).orElseThrow(() -> unknownKind(node, given));
    }

    ScenarioException unknownKind(Node node, String given) {
        return error(
                node,
                "'" + given + "' is no kind of fault; there is "
                        + Arrays.stream(FaultKind.values())
                                .map(FaultKind::scenarioName)
                                .collect(Collectors.joining(", ")));
    }

    private static int number(Section section) {
        return section.number("number", 0, 0, 9999);
    }

    private String service(Section section) {
        String name = section.text("service");
        section.find("service").ifPresent(this::known);
        return name;
    }

    private void known(@Nullable Node node) {
        if (node instanceof Node.Value value && !services.contains(value.plain().toString())) {
            throw error(node, "there is no service '" + value.plain() + "'; there is " + String.join(", ", services));
        }
    }

    private ScenarioException error(Node node, String what) {
        return new ScenarioException(file + ":" + node.line() + ": " + what);
    }
}
