package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code aws elbv2}, and services behind what it makes. */
class LoadBalancersTest {
    /** A health check every 30 seconds, and a deregistration delay of some seconds, are over soon. */
    private static final int FAST = 50;

    private static final String CANARY = "{\"strategy\": \"CANARY\", \"bakeTimeInMinutes\": 1,"
            + " \"canaryConfiguration\": {\"canaryPercent\": 10, \"canaryBakeTimeInMinutes\": 60}}";

    @BeforeAll
    static void needsTheCli() {
        assumeTrue(Program.works("aws", "--version"), "the AWS CLI (aws) is not installed");
    }

    /** A listener on port 80 of a load balancer named web, and target groups behind it. */
    private record Front(AwsCli elb, String loadBalancer, String listener, String blue, String green) {
        static Front make(AwsCli elb) throws Exception {
            String loadBalancer = elb.ask(
                    "create-load-balancer --name web --subnets subnet-a subnet-b", "LoadBalancers[0].LoadBalancerArn");
            String listener = elb.ask(
                    "create-listener --load-balancer-arn " + loadBalancer + " --protocol HTTP --port 80"
                            + " --default-actions Type=fixed-response,FixedResponseConfig={StatusCode=404}",
                    "Listeners[0].ListenerArn");
            return new Front(elb, loadBalancer, listener, group(elb, "blue"), group(elb, "green"));
        }

        private static String group(AwsCli elb, String name) throws Exception {
            return elb.ask(
                    "create-target-group --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1 --name " + name,
                    "TargetGroups[0].TargetGroupArn");
        }

        String rule() throws Exception {
            return elb.ask(
                    "create-rule --listener-arn " + listener + " --priority 1 --conditions"
                            + " Field=path-pattern,Values=/* --actions Type=forward,TargetGroupArn=" + blue,
                    "Rules[0].RuleArn");
        }

        String weights(String rule) throws Exception {
            return elb.ask(
                    "describe-rules --rule-arns " + rule, "Rules[0].Actions[0].ForwardConfig.TargetGroups[].Weight");
        }
    }

    private static void register(AwsCli ecs, int version) throws Exception {
        ecs.ecs("register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc"
                + " --cpu 256 --memory 512 --container-definitions"
                + " [{\"name\":\"web\",\"image\":\"web:" + version + "\",\"portMappings\":[{\"containerPort\":80}]}]");
    }

    private static void create(AwsCli ecs, String balancer, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "create-service",
                "--service-name=web",
                "--task-definition=web",
                "--desired-count=2",
                "--launch-type=FARGATE",
                "--network-configuration=awsvpcConfiguration={subnets=[subnet-a]}",
                "--load-balancers=" + balancer));
        arguments.addAll(List.of(more));
        String unused = ecs.run(arguments).good();
    }

    @Test
    void targetsOfAServiceAreShownUntilItIsGone() throws Exception {
        try (RunningServer server = RunningServer.start(FAST)) {
            AwsCli ecs = new AwsCli(server);
            AwsCli elb = new AwsCli(server, "elbv2");
            Front front = Front.make(elb);
            String rule = front.rule();
            elb.ecs("modify-target-group-attributes --target-group-arn " + front.blue()
                    + " --attributes Key=deregistration_delay.timeout_seconds,Value=5");
            register(ecs, 1);
            create(ecs, "targetGroupArn=" + front.blue() + ",containerName=web,containerPort=80");
            ecs.ecs("wait services-stable --services web");
            String health = "describe-target-health --target-group-arn " + front.blue();
            String states = "TargetHealthDescriptions[].TargetHealth.State";

            String healthy = elb.await("healthy\thealthy", health, states);
            ecs.ecs("delete-service --service web --force");
            String gone = elb.await("", health, states);
            elb.ecs("delete-rule --rule-arn " + rule);
            elb.ecs("delete-target-group --target-group-arn " + front.blue());
            elb.ecs("delete-load-balancer --load-balancer-arn " + front.loadBalancer());
            elb.ecs("wait load-balancers-deleted --load-balancer-arns " + front.loadBalancer());

            assertEquals(List.of("healthy\thealthy", ""), List.of(healthy, gone));
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void canaryIsSeenInTheWeightsOfTheRule() throws Exception {
        try (RunningServer server = RunningServer.start(FAST)) {
            AwsCli ecs = new AwsCli(server);
            Front front = Front.make(new AwsCli(server, "elbv2"));
            String rule = front.rule();
            register(ecs, 1);
            create(
                    ecs,
                    "[{\"targetGroupArn\":\"" + front.blue()
                            + "\",\"containerName\":\"web\",\"containerPort\":80,\"advancedConfiguration\":"
                            + "{\"alternateTargetGroupArn\":\"" + front.green() + "\",\"productionListenerRule\":\""
                            + rule
                            + "\",\"roleArn\":\"arn:aws:iam::123456789012:role/ecs\"}}]",
                    "--deployment-configuration=" + CANARY);
            ecs.ecs("wait services-stable --services web");
            register(ecs, 2);

            ecs.ecs("update-service --service web --task-definition web");
            String weights = front.elb()
                    .await(
                            "90\t10",
                            "describe-rules --rule-arns " + rule,
                            "Rules[0].Actions[0].ForwardConfig.TargetGroups[].Weight");

            assertEquals("90\t10", weights);
            assertEquals("90\t10", front.weights(rule));
            assertEquals(List.of(), server.defects());
        }
    }

    @Test
    void mistakesAreRefusedInTheWordsOfElasticLoadBalancing() throws Exception {
        try (RunningServer server = RunningServer.start(FAST)) {
            AwsCli elb = new AwsCli(server, "elbv2");
            Front front = Front.make(elb);
            String nothing = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/none/0123456789abcdef";

            assertEquals(
                    "LoadBalancerNotFound: Load balancers '[nobody]' not found",
                    elb.mistake("describe-load-balancers --names nobody"));
            assertEquals(
                    "TargetGroupNotFound: One or more target groups not found",
                    elb.mistake("describe-target-health --target-group-arn " + nothing));
            assertEquals(
                    "DuplicateListener: A listener already exists on this port for this load balancer '"
                            + front.loadBalancer() + "'",
                    elb.mistake("create-listener --protocol HTTP --port 80 --default-actions"
                            + " Type=forward,TargetGroupArn=" + front.blue() + " --load-balancer-arn "
                            + front.loadBalancer()));
            assertEquals(
                    "InvalidAction: the operation DescribeSSLPolicies of Elastic Load Balancing is not offered by Evenkeel",
                    elb.mistake("describe-ssl-policies"));
            assertEquals(List.of(), server.defects());
        }
    }
}
