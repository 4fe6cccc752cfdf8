package dev.evenkeel.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member that AWS's request does not have: more often than not a misspelt one. Servers pass over it, as AWS does; what
 * people write by hand is better refused.
 *
 * @param path where it is, such as {@code deploymentConfiguration.minimumHealthPercent}
 * @param known the members that are there in its place
 */
public record UnknownMember(String path, List<String> known) {
    public UnknownMember {
        known = List.copyOf(known);
    }

    /** The first one in the input of an operation, in the order it is written. */
    public static Optional<UnknownMember> find(Operation<?, ?> operation, Map<String, ?> input) {
        RequestFacts facts = RequestFacts.of(operation.service());
        return in(facts, "", facts.request(operation.name()), input);
    }

    private static Optional<UnknownMember> in(
            RequestFacts facts, String path, Map<String, MemberType> known, Map<?, ?> members) {
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = String.valueOf(member.getKey());
            MemberType type = known.get(name);
            Optional<UnknownMember> found = type == null
                    ? Optional.of(new UnknownMember(path + name, List.copyOf(known.keySet())))
                    : in(facts, path + name, type, member.getValue());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<UnknownMember> in(
            RequestFacts facts, String path, MemberType type, @Nullable Object value) {
        return switch (type) {
            case MemberType.Structure structure ->
                // One without members is a document, free in its form.
                value instanceof Map<?, ?> members
                                && !facts.structure(structure.name()).isEmpty()
                        ? in(facts, path + ".", facts.structure(structure.name()), members)
                        : Optional.empty();
            case MemberType.ListOf list ->
                value instanceof Iterable<?> items ? inEach(facts, path, list.element(), items) : Optional.empty();
            case MemberType.MapOf map ->
                value instanceof Map<?, ?> members
                        ? inEach(facts, path, map.element(), members.values())
                        : Optional.empty();
            case MemberType.Plain plain -> Optional.empty();
        };
    }

    private static Optional<UnknownMember> inEach(
            RequestFacts facts, String path, MemberType element, Iterable<?> values) {
        for (Object value : values) {
            Optional<UnknownMember> found = in(facts, path, element, value);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The rest of a sentence: {@code has no member '…'; there is …}. */
    public String text() {
        return "there is no member '" + path + "'; there is " + String.join(", ", known);
    }
}
