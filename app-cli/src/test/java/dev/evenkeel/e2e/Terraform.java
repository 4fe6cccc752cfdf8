package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** Terraform with the AWS provider 5 in a folder of its own, pointed at a server. */
final class Terraform {
    /** The root of a file-system mirror of providers, so that nothing is fetched. */
    private static final String PLUGINS = "EVENKEEL_TERRAFORM_PLUGINS";

    private final Program program;

    private Terraform(Program program) {
        this.program = program;
    }

    /** Skips the test where there is no Terraform, and says why. */
    static void need() {
        assumeTrue(System.getenv(PLUGINS) != null, PLUGINS + " is not set to a mirror that has hashicorp/aws 5");
        assumeTrue(Program.works("terraform", "version"), "terraform is not installed");
    }

    /** @param configuration a file beside the tests, which says all but where the provider finds its server */
    static Terraform in(Path folder, RunningServer server, String configuration) throws Exception {
        for (String file : List.of("provider.tf", configuration)) {
            try (InputStream text = Objects.requireNonNull(Terraform.class.getResourceAsStream(file))) {
                Files.copy(text, folder.resolve(file));
            }
        }
        Terraform terraform = new Terraform(program(folder, server));
        String unused = terraform.program.run("init", "-no-color").good();
        return terraform;
    }

    void apply(String image) throws Exception {
        String unused = program.run("apply", "-auto-approve", "-no-color", "-var", "image=" + image)
                .good();
    }

    /** The exit code of a plan: 0 when there is nothing to change, 2 when there is. */
    int plan(String image) throws Exception {
        return program.run("plan", "-detailed-exitcode", "-no-color", "-var", "image=" + image)
                .exitCode();
    }

    /** The last line of what it says when it destroys all. */
    String destroy(String image) throws Exception {
        return program.run("destroy", "-auto-approve", "-no-color", "-var", "image=" + image)
                .good()
                .lines()
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private static Program program(Path folder, RunningServer server) throws IOException {
        Path settings = Files.writeString(folder.resolve("terraformrc"), """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """.formatted(System.getenv(PLUGINS)));
        SortedMap<String, String> environment = Program.awsEnvironment();
        environment.put("TF_CLI_CONFIG_FILE", settings.toString());
        environment.put("TF_VAR_endpoint", server.url());
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("CHECKPOINT_DISABLE", "1");
        return new Program(folder, List.of("terraform"), environment);
    }
}
