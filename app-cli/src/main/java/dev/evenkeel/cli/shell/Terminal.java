package dev.evenkeel.cli.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * What standard output can show.
 *
 * @param interactive a person is watching: lines may be redrawn
 * @param colour escape sequences for colour are welcome
 * @param unicode characters beyond ASCII will be shown as meant
 * @param width asks for the number of columns; asked only when needed, since it costs a process
 */
public record Terminal(boolean interactive, boolean colour, boolean unicode, IntSupplier width) {
    private static final int USUAL_COLUMNS = 100;
    private static final int FEWEST_COLUMNS = 40;

    /** A pipe or a file: plain lines, nothing cut off. */
    public static Terminal plain() {
        return new Terminal(false, false, false, () -> Integer.MAX_VALUE);
    }

    /**
     * Reads the environment. A launcher that knows already says so in {@code EVENKEEL_TERMINAL} (true or false);
     * {@code NO_COLOR} and {@code TERM=dumb} are honoured.
     */
    public static Terminal detect(Map<String, String> environment) {
        boolean interactive = isTerminal(environment) && !"dumb".equals(environment.get("TERM"));
        boolean unicode = speaksUtf8(environment);
        if (!interactive) {
            return new Terminal(false, false, unicode, () -> Integer.MAX_VALUE);
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(true, colour, unicode, () -> columns(environment));
    }

    /** The columns of a line, at least 40; unbounded where nobody is watching. */
    public int columns() {
        return Math.max(FEWEST_COLUMNS, width.getAsInt());
    }

    private static boolean isTerminal(Map<String, String> environment) {
        String told = environment.get("EVENKEEL_TERMINAL");
        if (told != null) {
            return told.equals("true");
        }
        Path standardOutput = Path.of("/proc/self/fd/1");
        if (Files.isSymbolicLink(standardOutput)) {
            try {
                String target = Files.readSymbolicLink(standardOutput).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                // An unreadable link is no terminal that we know of; plain output is right everywhere.
                return false;
            }
        }
        return saysTest();
    }

    /** Where there is no /proc: the program {@code test} knows, and System.console() does not since JDK 22. */
    private static boolean saysTest() {
        try {
            Process test = new ProcessBuilder("test", "-t", "1").inheritIO().start();
            return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            // No such program here: plain output is right everywhere.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean speaksUtf8(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.contains("UTF-8") || value.contains("utf8") || value.contains("UTF8");
            }
        }
        return false;
    }

    private static int columns(Map<String, String> environment) {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        return told > 0 ? told : askedOfTheDevice();
    }

    private static int askedOfTheDevice() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return USUAL_COLUMNS;
            }
            String answer = new String(stty.getInputStream().readNBytes(64), StandardCharsets.US_ASCII).strip();
            int columns = number(answer.substring(answer.indexOf(' ') + 1));
            return columns > 0 ? columns : USUAL_COLUMNS;
        } catch (IOException e) {
            // No such program or device here: a usual width shows a table as well.
            return USUAL_COLUMNS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_COLUMNS;
        }
    }

    private static int number(String text) {
        if (text.length() > 5 || !Letters.areDigits(text)) {
            return 0;
        }
        return Integer.parseInt(text);
    }
}
