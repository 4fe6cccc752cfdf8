package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The AWS CLI against {@code serve --backend sim}: instances are drained, groups of hosts grow. */
class AwsCliCapacityTest {
    private static final String STRATEGY = "--capacity-provider-strategy=capacityProvider=pool,weight=1";

    @BeforeAll
    static void needsTheCli() {
        assumeTrue(Program.works("aws", "--version"), "the AWS CLI (aws) is not installed");
    }

    @Test
    void emptiesAnInstanceAndTakesItOutOfTheCluster() throws Exception {
        try (RunningServer server = RunningServer.settling()) {
            AwsCli cli = new AwsCli(server);
            registerJob(cli);
            cli.ecs("create-service --service-name web --task-definition job --desired-count 6 --launch-type EC2");
            String instance = cli.ask("list-container-instances --status ACTIVE", "containerInstanceArns[0]");
            String tooEarly = cli.mistake("deregister-container-instance --container-instance " + instance);

            String drained = cli.ask(
                    "update-container-instances-state --status DRAINING --container-instances " + instance,
                    "[containerInstances[].status, failures]");
            String empty = cli.ask(
                    "describe-container-instances --container-instances " + instance,
                    "containerInstances[0].[status, runningTasksCount, pendingTasksCount]");
            String draining = cli.ask("list-container-instances --status DRAINING", "length(containerInstanceArns)");
            String service = cli.ask(
                    "describe-services --services web",
                    "services[0].[runningCount, pendingCount, length(deployments), deployments[0].rolloutState]");
            String gone = cli.ask(
                    "deregister-container-instance --container-instance " + instance, "containerInstance.status");
            String left = cli.ask("list-container-instances", "length(containerInstanceArns)");

            assertEquals("InvalidParameterException: Found running tasks on the instance.", tooEarly);
            assertEquals("DRAINING", drained.strip());
            assertEquals("DRAINING\t0\t0", empty);
            assertEquals("1", draining);
            assertEquals("6\t0\t1\tCOMPLETED", service);
            assertEquals("INACTIVE", gone);
            assertEquals("2", left);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void runsATaskOnAHostThatACapacityProviderGotForIt() throws Exception {
        try (RunningServer server = RunningServer.settling()) {
            AwsCli cli = new AwsCli(server);
            registerJob(cli);
            String created = cli.ask(
                    "create-capacity-provider --name pool --auto-scaling-group-provider"
                            + " autoScalingGroupArn=pool,managedScaling={status=ENABLED,targetCapacity=100}",
                    "capacityProvider.[name, status, autoScalingGroupProvider.managedScaling.maximumScalingStepSize]");
            cli.ecs("put-cluster-capacity-providers --cluster default --capacity-providers pool"
                    + " --default-capacity-provider-strategy capacityProvider=pool,weight=1");

            String task = cli.ask("run-task --task-definition job " + STRATEGY, "tasks[0].taskArn");
            String ran = cli.ask("describe-tasks --tasks " + task, "tasks[0].[lastStatus, capacityProviderName]");
            String instance = cli.ask("describe-tasks --tasks " + task, "tasks[0].containerInstanceArn");
            String host = cli.ask(
                    "describe-container-instances --container-instances " + instance,
                    "containerInstances[0].[capacityProviderName, runningTasksCount]");
            String inUse = cli.mistake("delete-capacity-provider --capacity-provider pool");

            assertEquals("pool\tACTIVE\t10000", created);
            assertEquals("RUNNING\tpool", ran);
            assertEquals("pool\t1", host);
            assertEquals(
                    "ClientException: The capacity provider cannot be deleted because it is associated with a cluster."
                            + " Remove the capacity provider from the cluster and try again.",
                    inUse);
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void showsATaskThatWaitsForCapacity() throws Exception {
        try (RunningServer server = RunningServer.start(1)) {
            AwsCli cli = new AwsCli(server);
            registerJob(cli);
            cli.ecs("create-capacity-provider --name pool --auto-scaling-group-provider"
                    + " autoScalingGroupArn=pool,managedScaling={status=ENABLED}");
            cli.ecs("put-cluster-capacity-providers --cluster default --capacity-providers pool"
                    + " --default-capacity-provider-strategy capacityProvider=pool,weight=1");

            String task = cli.ask("run-task --task-definition job " + STRATEGY, "tasks[0].taskArn");
            String waits = cli.ask(
                    "describe-tasks --tasks " + task, "tasks[0].[lastStatus, desiredStatus, containerInstanceArn]");
            cli.ecs("stop-task --task " + task);
            cli.ecs("wait tasks-stopped --tasks " + task);

            assertEquals("PROVISIONING\tRUNNING\tNone", waits);
            assertEquals(List.of(), server.defects());
        }
    }

    private static void registerJob(AwsCli cli) throws Exception {
        cli.run(List.of(
                        "register-task-definition",
                        "--family=job",
                        "--container-definitions="
                                + "[{\"name\": \"app\", \"image\": \"app:1\", \"cpu\": 256, \"memory\": 512}]"))
                .good();
    }
}
