package dev.evenkeel.cli.syntax;

/**
 * A positional argument.
 *
 * @param name what help calls it, such as {@code SERVICE}
 * @param required whether the command needs it
 * @param many whether all that follows belongs to it; only the last one may
 * @param help one sentence
 */
public record Operand(String name, boolean required, boolean many, String help) {
    /** An operand that must be given. */
    public static Operand required(String name, String help) {
        return new Operand(name, true, false, help);
    }

    /** An operand that may be left out. */
    public static Operand optional(String name, String help) {
        return new Operand(name, false, false, help);
    }

    /** An operand of one word or more. */
    public static Operand words(String name, String help) {
        return new Operand(name, true, true, help);
    }

    String usage() {
        return (required ? name : "[" + name + "]") + (many ? "..." : "");
    }
}
