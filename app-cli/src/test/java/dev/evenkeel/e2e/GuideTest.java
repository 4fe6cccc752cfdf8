package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What guides show with {@code sh} is run, and prints what their {@code text} says. */
class GuideTest {
    private static final Pattern SHOWN =
            Pattern.compile("```sh\\n(?<commands>.*?)```\\n\\n```text\\n(?<output>.*?)```", Pattern.DOTALL);
    private static final String NEXT = "-- next --";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsACliThatKnowsPauses() {
        assumeTrue(
                Program.works("aws", "ecs", "continue-service-deployment", "help"),
                "no AWS CLI (aws) that knows continue-service-deployment is installed");
    }

    @Test
    void theGuideOfBlueGreenDeploymentsPrintsWhatItSays() throws Exception {
        String guide = Files.readString(Path.of("../docs/guides/blue-green.md"));
        List<String> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -eu\n");
        Matcher shown = SHOWN.matcher(guide);
        while (shown.find()) {
            script.append(shown.group("commands")).append("echo '").append(NEXT).append("'\n");
            expected.add(shown.group("output").strip());
        }
        assertTrue(expected.size() >= 3, "the guide shows too little: " + expected);

        try (RunningServer server = RunningServer.start(100)) {
            SortedMap<String, String> environment = Program.awsEnvironment();
            environment.put("AWS_ENDPOINT_URL", server.url());
            Program.Run run = new Program(folder, List.of("bash", "-c", script.toString()), environment).run();

            assertEquals(String.join("\n" + NEXT + "\n", expected) + "\n" + NEXT, run.good());
        }
    }
}
