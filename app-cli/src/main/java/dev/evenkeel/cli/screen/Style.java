package dev.evenkeel.cli.screen;

import dev.evenkeel.cli.shell.Terminal;

/** Colours and marks, as far as the terminal has them. */
public final class Style {
    private static final String RESET = "\u001b[0m";

    private final Terminal terminal;

    /** The style for this terminal. */
    public Style(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What went well, or runs. */
    public String good(String text) {
        return paint("\u001b[32m", text);
    }

    /** What is under way. */
    public String busy(String text) {
        return paint("\u001b[33m", text);
    }

    /** What failed. */
    public String bad(String text) {
        return paint("\u001b[31m", text);
    }

    /** What matters less. */
    public String faint(String text) {
        return paint("\u001b[2m", text);
    }

    /** A title. */
    public String strong(String text) {
        return paint("\u001b[1m", text);
    }

    /** One of several things that are to be told apart, by its rank among them; colours come round again after six. */
    public String ofRank(int rank, String text) {
        // Cyan, yellow, green, magenta, blue, red: neighbours differ well.
        int[] colours = {36, 33, 32, 35, 34, 31};
        return paint("\u001b[" + colours[Math.floorMod(rank, colours.length)] + "m", text);
    }

    /** A state of a service, deployment or task in its colour. */
    public String state(String state) {
        return switch (state.strip()) {
            case "ACTIVE", "RUNNING", "COMPLETED", "HEALTHY", "PRIMARY" -> good(state);
            case "FAILED", "UNHEALTHY" -> bad(state);
            case "INACTIVE", "STOPPED", "UNKNOWN", "-" -> faint(state);
            default -> busy(state);
        };
    }

    /** The mark before what is done. */
    public String done() {
        return good(terminal.unicode() ? "✔" : "ok");
    }

    /** The mark before what failed. */
    public String failed() {
        return bad(terminal.unicode() ? "✘" : "!!");
    }

    /** One picture of the turning mark. */
    public String spinner(int turn) {
        String pictures = terminal.unicode() ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
        return busy(String.valueOf(pictures.charAt(Math.floorMod(turn, pictures.length()))));
    }

    private String paint(String colour, String text) {
        return terminal.colour() ? colour + text + RESET : text;
    }
}
