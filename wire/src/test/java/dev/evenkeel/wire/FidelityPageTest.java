package dev.evenkeel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps docs/reference/fidelity.md true. Run with {@code -Dfidelity.write=true} to write the tables anew. */
class FidelityPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "fidelity.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        String page = Files.readString(PAGE);

        String expected = page;
        for (AwsService service : AwsService.values()) {
            expected = replaced(expected, service);
        }
        if (Boolean.getBoolean("fidelity.write")) {
            Files.writeString(PAGE, expected);
            return;
        }

        assertEquals(expected, page, "run mvn -pl wire -am test -Dtest=FidelityPageTest -Dfidelity.write=true");
    }

    private static String replaced(String page, AwsService service) {
        String begin = "<!-- begin " + service.signingName() + " -->\n";
        String end = "<!-- end " + service.signingName() + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        return page.substring(0, from) + FidelityTable.of(service) + page.substring(to);
    }
}
