package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Terraform with the AWS provider 5, on the configurations beside this test. Beside the others, since most of its time it
 * waits: the provider has pauses of ten seconds.
 */
@Execution(ExecutionMode.CONCURRENT)
class TerraformTest {
    @TempDir
    Path folder = Path.of(".");

    @BeforeAll
    static void needsTerraform() {
        Terraform.need();
    }

    @ParameterizedTest
    @CsvSource({"service.tf, terraformed, 6", "load-balancer.tf, balanced, 10"})
    void appliesPlansNothingRollsAnImageAndDestroys(String configuration, String cluster, int resources)
            throws Exception {
        try (RunningServer server = RunningServer.start(50)) {
            Terraform terraform = Terraform.in(folder, server, configuration);
            World world = new World(server.evenkeel());

            terraform.apply("web:1");
            int changesAfterApply = terraform.plan("web:1");
            terraform.apply("web:2");
            int changesAfterRoll = terraform.plan("web:2");
            String rolled = world.deployments(cluster, "web");
            String destroyed = terraform.destroy("web:2");

            assertEquals("0 0", changesAfterApply + " " + changesAfterRoll);
            assertEquals("PRIMARY " + cluster + "-web:2 COMPLETED 2 of 2", rolled);
            assertEquals("Destroy complete! Resources: " + resources + " destroyed.", destroyed);
            assertEquals("INACTIVE", world.clusterStatus(cluster));
            assertEquals(List.of(), server.defects());
        }
    }
}
