package dev.evenkeel.wire;

/** The type that AWS gives a member of a request. */
public sealed interface MemberType {

    /** A value without parts. */
    enum Plain implements MemberType {
        STRING,
        INTEGER,
        LONG,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP
    }

    /** A list of one type. */
    record ListOf(MemberType element) implements MemberType {}

    /** A map by string. */
    record MapOf(MemberType element) implements MemberType {}

    /** A structure, whose members {@link RequestFacts#structure} knows. */
    record Structure(String name) implements MemberType {}

    /** Reads {@code string}, {@code [T]}, <code>{T}</code> or the name of a structure. */
    static MemberType parse(String text) {
        String inside = text.substring(1, Math.max(1, text.length() - 1));
        if (text.startsWith("[")) {
            return new ListOf(parse(inside));
        } else if (text.startsWith("{")) {
            return new MapOf(parse(inside));
        }
        return switch (text) {
            case "string" -> Plain.STRING;
            case "integer" -> Plain.INTEGER;
            case "long" -> Plain.LONG;
            case "double" -> Plain.DOUBLE;
            case "boolean" -> Plain.BOOLEAN;
            case "timestamp" -> Plain.TIMESTAMP;
            default -> new Structure(text);
        };
    }
}
