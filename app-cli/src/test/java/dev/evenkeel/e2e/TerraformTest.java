package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform with the AWS provider 5, on the configuration main.tf beside this test. */
class TerraformTest {
    /** The root of a file-system mirror of providers, so that nothing is fetched. */
    private static final String PLUGINS = "EVENKEEL_TERRAFORM_PLUGINS";

    private static final String CLUSTER = "terraformed";

    @TempDir
    Path folder = Path.of(".");

    @Test
    void appliesPlansNothingRollsAnImageAndDestroys() throws Exception {
        String plugins = System.getenv(PLUGINS);
        assumeTrue(plugins != null, PLUGINS + " is not set to a mirror that has hashicorp/aws 5");
        assumeTrue(Program.works("terraform", "version"), "terraform is not installed");
        try (RunningServer server = RunningServer.start(50)) {
            Program terraform = terraform(server, Path.of(Objects.requireNonNull(plugins)));
            String unused = terraform.run("init", "-no-color").good();

            apply(terraform, "web:1");
            int changesAfterApply = plan(terraform, "web:1");
            apply(terraform, "web:2");
            int changesAfterRoll = plan(terraform, "web:2");
            String rolled = world(server).deployments(CLUSTER, "web");
            String destroyed = terraform
                    .run("destroy", "-auto-approve", "-no-color", "-var", "image=web:2")
                    .good();

            // The exit code of plan -detailed-exitcode is 2 when there is something to change.
            assertEquals("0 0", changesAfterApply + " " + changesAfterRoll);
            assertEquals("PRIMARY terraformed-web:2 COMPLETED 2 of 2", rolled);
            assertEquals(
                    "Destroy complete! Resources: 6 destroyed.",
                    destroyed.lines().reduce((earlier, later) -> later).orElse(""));
            assertEquals("INACTIVE", world(server).clusterStatus(CLUSTER));
            assertEquals(List.of(), server.defects());
        }
    }

    private static World world(RunningServer server) {
        return new World(server.evenkeel());
    }

    private static void apply(Program terraform, String image) throws Exception {
        String unused = terraform
                .run("apply", "-auto-approve", "-no-color", "-var", "image=" + image)
                .good();
    }

    private static int plan(Program terraform, String image) throws Exception {
        return terraform
                .run("plan", "-detailed-exitcode", "-no-color", "-var", "image=" + image)
                .exitCode();
    }

    private Program terraform(RunningServer server, Path plugins) throws IOException {
        try (InputStream configuration = Objects.requireNonNull(TerraformTest.class.getResourceAsStream("main.tf"))) {
            Files.copy(configuration, folder.resolve("main.tf"));
        }
        Path settings = Files.writeString(folder.resolve("terraformrc"), """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """.formatted(plugins));
        SortedMap<String, String> environment = Program.awsEnvironment();
        environment.put("TF_CLI_CONFIG_FILE", settings.toString());
        environment.put("TF_VAR_endpoint", server.url());
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("CHECKPOINT_DISABLE", "1");
        return new Program(folder, List.of("terraform"), environment);
    }
}
