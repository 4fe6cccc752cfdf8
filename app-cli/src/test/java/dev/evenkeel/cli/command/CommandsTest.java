package dev.evenkeel.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Path ROOT = root();

    /** The checkout, from the folder of the module or of the checkout. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs/reference/cli.md")) ? here : Objects.requireNonNull(here.getParent());
    }

    private static List<Syntax> syntaxes() {
        return Commands.names().stream()
                .map(name -> Objects.requireNonNull(Commands.open(name), name).syntax())
                .toList();
    }

    @Test
    void everyListingOpensTheCommandThatItNames() {
        List<String> opened = syntaxes().stream().map(Syntax::command).toList();
        List<String> summaries = syntaxes().stream().map(Syntax::summary).toList();

        assertEquals(Commands.names(), opened);
        assertEquals(Commands.LISTINGS.stream().map(Commands.Listing::summary).toList(), summaries);
    }

    @Test
    void theReferencePageNamesEveryCommandArgumentAndOption() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/cli.md"));
        List<String> missing = new ArrayList<>();
        for (Syntax syntax : syntaxes()) {
            int from = page.indexOf("\n## " + syntax.command() + "\n");
            int to = from < 0 ? -1 : page.indexOf("\n## ", from + 1);
            String section = from < 0 ? "" : page.substring(from, to);
            for (Operand operand : syntax.operands()) {
                addUnless(section.contains(operand.name()), syntax.command() + " " + operand.name(), missing);
            }
            for (Option option : syntax.options()) {
                addUnless(section.contains("`" + option.name()), syntax.command() + " " + option.name(), missing);
            }
            for (Option option : syntax.connection()) {
                addUnless(page.contains("| `" + option.name()), option.name(), missing);
            }
            addUnless(from >= 0, syntax.command(), missing);
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void theVersionIsTheBuilds() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        String version = pom.replaceFirst("(?s).*?<artifactId>evenkeel</artifactId>\\s*<version>([^<]*)<.*", "$1");

        assertEquals(VersionCommand.VERSION, version);
    }

    private static void addUnless(boolean named, String what, List<String> missing) {
        if (!named) {
            missing.add(what);
        }
    }
}
