package dev.evenkeel.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HookTargetsTest {

    private static String refusal(String... lines) {
        return String.valueOf(
                assertThrows(HookTargetsException.class, () -> HookTargets.of(List.of(lines), "hooks.txt"))
                        .getMessage());
    }

    @Test
    void readsALineForEachFunction() {
        HookTargets targets = HookTargets.of(
                List.of("# checks", "", "arn:a = http://127.0.0.1:8080/a?x=1", "arn:b=/usr/bin/check  --fast "),
                "hooks.txt");

        assertEquals(
                Map.of(
                        "arn:a", new HookTarget.Url(URI.create("http://127.0.0.1:8080/a?x=1")),
                        "arn:b", new HookTarget.Command(List.of("/usr/bin/check", "--fast"))),
                targets.byFunction());
    }

    @Test
    void saysWhichLineIsWrong() {
        assertEquals(
                "hooks.txt, line 2: give FUNCTION-ARN = URL or FUNCTION-ARN = COMMAND", refusal("arn:a = x", "arn:b"));
        assertEquals("hooks.txt, line 1: a function without a URL or a command", refusal("arn:a ="));
        assertEquals("hooks.txt, line 1: 'http://a b' is no URL", refusal("arn:a = http://a b"));
        assertEquals("hooks.txt, line 2: arn:a stands there twice", refusal("arn:a = x", "arn:a = y"));
    }

    @Test
    void saysThatAFileCannotBeRead() {
        HookTargetsException refused =
                assertThrows(HookTargetsException.class, () -> HookTargets.read(Path.of("no/such/file")));

        assertEquals("no/such/file can not be read", refused.getMessage());
    }
}
