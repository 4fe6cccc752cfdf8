package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class Boto3Test {

    @Test
    void waitsPaginatesAndKnowsErrorsByClass() throws Exception {
        assumeTrue(Program.works("python3", "-c", "import boto3"), "boto3 is not installed for python3");
        Path script = Path.of(Objects.requireNonNull(Boto3Test.class.getResource("boto3_story.py"))
                .toURI());
        try (RunningServer server = RunningServer.start(50)) {
            Program python = new Program(Path.of("."), List.of("python3", script.toString()), Program.awsEnvironment());

            String seen = python.run(server.url()).good();

            assertEquals("""
                    deployments ['PRIMARY', 'ACTIVE']
                    stable web:2 3 datetime
                    pages [2, 1]
                    tasks [('RUNNING', 'web:2')]
                    families ['web']
                    policies ['cpu']
                    ClusterNotFoundException | Cluster not found.
                    ServiceNotFoundException | Service not found.
                    ClientException | Unable to describe task definition.
                    InvalidParameterException | maxResults should be between 1 and 100
                    ClusterContainsServicesException | The Cluster cannot be deleted while Services are active.
                    ObjectNotFoundException | No scaling policy found for service namespace: ecs, resource ID: \
                    service/demo/web, scalable dimension: ecs:service:DesiredCount: nothing
                    deleted INACTIVE""", seen);
            assertEquals(List.of(), server.defects());
        }
    }
}
