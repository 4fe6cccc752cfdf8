package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.CommandLine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evenkeel simulate SCENARIO --perturb WHAT}. */
class PerturbTest {
    private static final String SCENARIO = """
            taskDefinitions:
              - family: web
                containerDefinitions: [{ name: web, image: "shop/web:1", memory: 128 }]
            services:
              - { serviceName: web, taskDefinition: web, desiredCount: 1 }
            """;

    @TempDir
    Path folder = Path.of("");

    private final CommandLine shell = new CommandLine();

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), text).toString();
    }

    @Test
    void letsEachThingGoWrongAtEachPointAndComparesTheEnds() throws IOException {
        Outcome all = shell.run("simulate", file(SCENARIO), "--perturb", "all");

        String[] lines = all.out().split("\n");
        assertEquals(0, all.exitCode(), all.out());
        assertTrue(lines[0].matches("small, seed 1: \\d{2,3} runs, in each of which one thing goes wrong"), lines[0]);
        assertTrue(all.out().contains("report-dropped "), all.out());
        assertTrue(lines[lines.length - 1].endsWith("runs end as the one that nothing befell"), all.out());
    }

    @Test
    void showsTheTimelineOfOneSuchRun() throws IOException {
        Outcome one = shell.run("simulate", file(SCENARIO), "--perturb", "crash-after-write@4");

        assertEquals(0, one.exitCode(), one.out());
        assertTrue(
                one.out().contains("crash-after-write@4: the engine crashes right after a write to its journal"),
                one.out());
    }

    @Test
    void saysWhatMayGoWrong() throws IOException {
        String line = "--perturb wants all, or KIND@POINT with a point from 1 on, not 'crash@0'; kinds are"
                + " crash-before-write, crash-after-write, stale-restart, stale-reports, stale-reading, report-dropped,"
                + " report-doubled, report-delayed";

        Outcome wrong = shell.run("simulate", file(SCENARIO), "--perturb", "crash@0");

        assertEquals(new Outcome(2, "", "evenkeel: " + line + "\n"), wrong);
    }

    @Test
    void comparesWithNothingThatFailsByItself() throws IOException {
        Outcome wrong = shell.run(
                "simulate",
                file(SCENARIO + "expect: { services: { web: { running: 7 } } }\n"),
                "--perturb",
                "report-dropped@1");

        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: small fails undisturbed under seed 1: expected web running 7, not 1; mend the scenario"
                                + " first, --perturb compares with the run that nothing befell\n"),
                wrong);
    }
}
