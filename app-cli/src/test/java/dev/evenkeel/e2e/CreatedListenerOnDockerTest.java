package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.api.balancing.CreateListenerRequest;
import dev.evenkeel.core.api.balancing.CreateLoadBalancerRequest;
import dev.evenkeel.core.api.balancing.CreateRuleRequest;
import dev.evenkeel.core.api.balancing.CreateTargetGroupRequest;
import dev.evenkeel.core.api.balancing.DeleteListenerRequest;
import dev.evenkeel.core.api.balancing.DescribeTargetHealthRequest;
import dev.evenkeel.core.api.balancing.RegisterTargetsRequest;
import dev.evenkeel.core.balancing.Action;
import dev.evenkeel.core.balancing.FixedResponseActionConfig;
import dev.evenkeel.core.balancing.ForwardActionConfig;
import dev.evenkeel.core.balancing.HttpHeaderConditionConfig;
import dev.evenkeel.core.balancing.RedirectActionConfig;
import dev.evenkeel.core.balancing.RuleCondition;
import dev.evenkeel.core.balancing.TargetDescription;
import dev.evenkeel.core.balancing.TargetGroupTuple;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.service.AdvancedConfiguration;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.testkit.FreePort;
import dev.evenkeel.testkit.Load;
import dev.evenkeel.testkit.Records;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener that was created by the API takes the requests to a service on a real engine, by its rules. */
@NullUnmarked
class CreatedListenerOnDockerTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void need() throws IOException, InterruptedException {
        DockerEngine.need();
    }

    @Test
    void servesARollWithoutAFailedRequestAndGivesItsPlaceBackWhenItIsDeleted() throws Exception {
        try (RoutedDocker docker = new RoutedDocker()) {
            int port = FreePort.next();
            String group = group(docker, "web");
            String listener = listener(docker, port, Map.of(group, 1));
            rule(docker, listener, 1, path("/old/*"), redirect("/new/index.html"));
            rule(docker, listener, 2, header("x-closed", "y*"), closed());
            create(docker, RoutedDocker.balancer("targetGroupArn", group));

            assertEquals(port, docker.port(TrafficKind.PRODUCTION));
            assertEquals("200 v1", ask(port, "/", "x-open"));
            assertEquals("503 closed", ask(port, "/", "x-closed"));
            assertEquals("302 http://127.0.0.1:" + port + "/new/index.html?a=1", ask(port, "/old/x?a=1", "x-open"));

            roll(docker, port);

            docker.ask(session -> session.balancing().deleteListener(new DeleteListenerRequest(listener)));
            docker.await(service -> docker.port(TrafficKind.PRODUCTION) != port);

            assertEquals("200 v2", ask(docker.port(TrafficKind.PRODUCTION), "/", "x-closed"));
        }
    }

    @Test
    void blueAndGreenChangePlacesInTheRulesThatWereCreated() throws Exception {
        try (RoutedDocker docker = new RoutedDocker()) {
            int port = FreePort.next();
            String blue = group(docker, "blue");
            String green = group(docker, "green");
            String listener = listener(docker, port, new TreeMap<>(Map.of(blue, 1, green, 0)));
            String test = rule(docker, listener, 1, header("x-test", "y*"), to(green, 0));
            AdvancedConfiguration rules =
                    new AdvancedConfiguration(green, listener, test, "arn:aws:iam::123456789012:role/ecs");
            create(
                    docker,
                    RoutedDocker.balancer("targetGroupArn", blue, "advancedConfiguration", rules),
                    "deploymentConfiguration",
                    Records.of(DeploymentConfiguration.class, "strategy", "BLUE_GREEN", "bakeTimeInMinutes", 0));

            assertEquals(port, docker.port(TrafficKind.PRODUCTION));
            assertEquals("200 v1", ask(port, "/", "x-open"));
            assertEquals("503", ask(port, "/", "x-test").substring(0, 3));

            roll(docker, port);

            assertEquals(port, docker.port(TrafficKind.PRODUCTION));
            assertEquals("200 v2", ask(port, "/", "x-open"));
        }
    }

    @Test
    void targetsThatWereRegisteredByHandAreCheckedAndShownAsTheyAre() throws Exception {
        HttpServer outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        outside.start();
        try (RoutedDocker docker = new RoutedDocker()) {
            int port = FreePort.next();
            int open = outside.getAddress().getPort();
            int shut = FreePort.next();
            String group = group(docker, "outside", "ip");
            listener(docker, port, Map.of(group, 1));

            balancing(
                    docker,
                    elb -> elb.registerTargets(new RegisterTargetsRequest(
                            group,
                            List.of(
                                    new TargetDescription("127.0.0.1", open, "all"),
                                    new TargetDescription("127.0.0.1", shut, "all")))));

            Set<String> wanted = Set.of(open + " healthy null", shut + " unhealthy Target.FailedHealthChecks");
            docker.await(() -> health(docker, group).equals(wanted), () -> "not in time: " + health(docker, group));
            assertEquals("200 ", ask(port, "/", "x-open"));
        } finally {
            outside.stop(0);
        }
    }

    private static Set<String> health(RoutedDocker docker, String group) {
        return balancing(
                        docker,
                        elb -> elb.describeTargetHealth(new DescribeTargetHealthRequest(group, null, null))
                                .targetHealthDescriptions())
                .stream()
                .map(each -> each.target().port() + " " + each.targetHealth().state() + " "
                        + each.targetHealth().reason())
                .collect(Collectors.toSet());
    }

    /** Creates the service {@code web} in version 1, and waits until it is steady. */
    private static void create(RoutedDocker docker, LoadBalancer balancer, Object... more) {
        String revision = docker.register("evenkeel-test/web:v1");
        CreateServiceRequest request = Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                revision,
                "desiredCount",
                2,
                "loadBalancers",
                List.of(balancer));
        docker.ask(session -> session.ecs().createService(Records.with(request, more)));
        docker.awaitSteady();
    }

    /** Replaces version 1 by 2 under load. */
    private static void roll(RoutedDocker docker, int port) {
        String next = docker.register("evenkeel-test/web:v2");
        try (Load load = new Load(port, "/", 4)) {
            docker.await(service -> load.answered() > 100);
            Map<String, Integer> before = load.bodies();
            docker.update("taskDefinition", next);
            load.bodies();
            int rolled = load.answered();
            docker.await(service -> load.answered() > rolled + 100);

            assertEquals(List.of(), load.failures());
            assertEquals("[v1] [v2]", before.keySet() + " " + load.bodies().keySet());
        }
    }

    /** One whose targets take two successes to be healthy again, and one to begin with. */
    private static String group(RoutedDocker docker, String name) {
        return group(docker, name, "instance");
    }

    private static String group(RoutedDocker docker, String name, String targetType) {
        return balancing(
                        docker,
                        elb -> elb.createTargetGroup(Records.of(
                                        CreateTargetGroupRequest.class,
                                        "name",
                                        name,
                                        "protocol",
                                        "HTTP",
                                        "port",
                                        80,
                                        "vpcId",
                                        "vpc-1",
                                        "targetType",
                                        targetType,
                                        "healthCheckIntervalSeconds",
                                        5,
                                        "healthCheckTimeoutSeconds",
                                        2))
                                .targetGroups())
                .get(0)
                .targetGroupArn();
    }

    /** One that divides requests by weights. */
    private static String listener(RoutedDocker docker, int port, Map<String, Integer> weights) {
        String loadBalancer = balancing(
                        docker,
                        elb -> elb.createLoadBalancer(Records.of(
                                        CreateLoadBalancerRequest.class,
                                        "name",
                                        "web",
                                        "subnets",
                                        List.of("subnet-a", "subnet-b")))
                                .loadBalancers())
                .get(0)
                .loadBalancerArn();
        return balancing(
                        docker,
                        elb -> elb.createListener(Records.of(
                                        CreateListenerRequest.class,
                                        "loadBalancerArn",
                                        loadBalancer,
                                        "protocol",
                                        "HTTP",
                                        "port",
                                        port,
                                        "defaultActions",
                                        List.of(forward(weights))))
                                .listeners())
                .get(0)
                .listenerArn();
    }

    /** Returns its ARN. */
    private static String rule(
            RoutedDocker docker, String listener, int priority, RuleCondition condition, Action action) {
        return balancing(
                        docker,
                        elb -> elb.createRule(Records.of(
                                        CreateRuleRequest.class,
                                        "listenerArn",
                                        listener,
                                        "priority",
                                        priority,
                                        "conditions",
                                        List.of(condition),
                                        "actions",
                                        List.of(action)))
                                .rules())
                .get(0)
                .ruleArn();
    }

    private static RuleCondition path(String pattern) {
        return Records.of(RuleCondition.class, "field", "path-pattern", "values", List.of(pattern));
    }

    private static RuleCondition header(String name, String pattern) {
        return Records.of(
                RuleCondition.class,
                "field",
                "http-header",
                "httpHeaderConfig",
                new HttpHeaderConditionConfig(name, List.of(pattern)));
    }

    private static Action to(String group, int weight) {
        return forward(Map.of(group, weight));
    }

    private static Action forward(Map<String, Integer> weights) {
        List<TargetGroupTuple> shares = weights.entrySet().stream()
                .map(each -> new TargetGroupTuple(each.getKey(), each.getValue()))
                .toList();
        return Records.of(Action.class, "type", Action.FORWARD, "forwardConfig", new ForwardActionConfig(shares, null));
    }

    private static Action redirect(String path) {
        return Records.of(
                Action.class,
                "type",
                Action.REDIRECT,
                "redirectConfig",
                Records.of(RedirectActionConfig.class, "path", path, "statusCode", "HTTP_302"));
    }

    private static Action closed() {
        return Records.of(
                Action.class,
                "type",
                Action.FIXED_RESPONSE,
                "fixedResponseConfig",
                new FixedResponseActionConfig("closed", "503", "text/plain"));
    }

    private static <T> T balancing(RoutedDocker docker, Function<BalancingApi, T> question) {
        return docker.ask(session -> question.apply(session.balancing()));
    }

    /** Status, and the body or where one is sent to. */
    private String ask(int port, String path, String header) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header(header, "yes")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " "
                + answer.headers()
                        .firstValue("location")
                        .orElseGet(() -> answer.body().strip());
    }
}
