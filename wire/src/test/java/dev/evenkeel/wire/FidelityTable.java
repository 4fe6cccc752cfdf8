package dev.evenkeel.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What becomes of each member that AWS lets a request carry, read off the records: the text of fidelity.md. */
final class FidelityTable {
    private final AwsService service;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> structures = new TreeMap<>();
    private final Map<String, Fate> listed = new TreeMap<>();

    private enum Fate {
        HONOURED,
        STORED,
        IGNORED
    }

    private FidelityTable(AwsService service) {
        this.service = service;
        for (String line : FactFile.section("fates.txt", service.signingName())) {
            String[] words = line.split(" ", -1);
            listed.put(words[1], Fate.valueOf(words[0].toUpperCase(Locale.ROOT)));
        }
    }

    static String of(AwsService service) {
        FidelityTable table = new FidelityTable(service);
        table.write();
        return table.text.toString();
    }

    private void write() {
        heading("operation");
        for (Operation<?, ?> operation : Operations.offered()) {
            if (operation.service() == service) {
                text.append(row(
                        operation.name(),
                        operation.requestType(),
                        RequestFacts.of(service).request(operation.name())));
            }
        }
        if (!listed.isEmpty()) {
            throw new AssertionError("fates.txt names what is no member: " + listed.keySet());
        }
        heading("structure");
        structures.values().forEach(text::append);
        text.append("\nKnown, but not offered yet; each answers `UnknownOperationException` and its name: ");
        text.append(String.join(", ", Operations.notOffered(service))).append(".\n");
    }

    private void heading(String what) {
        text.append("\n| ").append(what).append(" | honoured | stored only | ignored |\n|---|---|---|---|\n");
    }

    private String row(String shape, Class<?> record, Map<String, MemberType> facts) {
        Map<String, RecordComponent> components = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.put(service.memberName(component.getName()), component);
        }
        boolean keepsOthers = components.containsKey(service.memberName("other"));
        Map<Fate, List<String>> fates = new TreeMap<>();
        for (Map.Entry<String, MemberType> member : facts.entrySet()) {
            RecordComponent component = components.get(member.getKey());
            Fate natural = component != null ? Fate.HONOURED : keepsOthers ? Fate.STORED : Fate.IGNORED;
            Fate fate = Objects.requireNonNullElse(listed.remove(shape + "." + member.getKey()), natural);
            fates.computeIfAbsent(fate, key -> new ArrayList<>()).add(member.getKey());
            if (component != null) {
                describe(member.getValue(), component.getGenericType());
            }
        }
        StringBuilder row = new StringBuilder("| " + shape);
        for (Fate fate : Fate.values()) {
            row.append(" | ").append(String.join(", ", fates.getOrDefault(fate, List.of())));
        }
        return row.append(" |\n").toString();
    }

    private void describe(MemberType type, Type component) {
        switch (type) {
            case MemberType.ListOf list -> describe(list.element(), argument(component, 0));
            case MemberType.MapOf map -> describe(map.element(), argument(component, 1));
            case MemberType.Structure structure -> {
                if (!structures.containsKey(structure.name())) {
                    Map<String, MemberType> facts = RequestFacts.of(service).structure(structure.name());
                    structures.put(structure.name(), row(structure.name(), (Class<?>) component, facts));
                }
            }
            case MemberType.Plain plain -> {}
        }
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
