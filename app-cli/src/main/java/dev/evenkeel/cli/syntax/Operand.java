package dev.evenkeel.cli.syntax;

/**
 * A positional argument.
 *
 * @param name what help calls it, such as {@code SERVICE}
 * @param required whether the command needs it
 * @param help one sentence
 */
public record Operand(String name, boolean required, String help) {
    /** An operand that must be given. */
    public static Operand required(String name, String help) {
        return new Operand(name, true, help);
    }

    /** An operand that may be left out. */
    public static Operand optional(String name, String help) {
        return new Operand(name, false, help);
    }

    String usage() {
        return required ? name : "[" + name + "]";
    }
}
