package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terraform with the AWS provider 5, on the configurations beside this test. */
class TerraformTest {
    @TempDir
    Path folder = Path.of(".");

    @BeforeAll
    static void needsTerraform() {
        Terraform.need();
    }

    @Test
    void appliesPlansNothingRollsAnImageAndDestroys() throws Exception {
        try (RunningServer server = RunningServer.start(50)) {
            Terraform terraform = Terraform.in(folder, server, "main.tf");
            World world = new World(server.evenkeel());

            terraform.apply("web:1");
            int changesAfterApply = terraform.plan("web:1");
            terraform.apply("web:2");
            int changesAfterRoll = terraform.plan("web:2");
            String rolled = world.deployments("terraformed", "web");
            String destroyed = terraform.destroy("web:2");

            assertEquals("0 0", changesAfterApply + " " + changesAfterRoll);
            assertEquals("PRIMARY terraformed-web:2 COMPLETED 2 of 2", rolled);
            assertEquals("Destroy complete! Resources: 6 destroyed.", destroyed);
            assertEquals("INACTIVE", world.clusterStatus("terraformed"));
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void takesAServiceBehindALoadBalancerThroughTheSame() throws Exception {
        try (RunningServer server = RunningServer.start(50)) {
            Terraform terraform = Terraform.in(folder, server, "load-balancer.tf");
            World world = new World(server.evenkeel());

            terraform.apply("web:1");
            int changesAfterApply = terraform.plan("web:1");
            terraform.apply("web:2");
            int changesAfterRoll = terraform.plan("web:2");
            String rolled = world.deployments("balanced", "web");
            String destroyed = terraform.destroy("web:2");

            assertEquals("0 0", changesAfterApply + " " + changesAfterRoll);
            assertEquals("PRIMARY balanced-web:2 COMPLETED 2 of 2", rolled);
            assertEquals("Destroy complete! Resources: 10 destroyed.", destroyed);
            assertEquals(List.of(), server.defects());
        }
    }
}
