package dev.evenkeel.simulation.story;

import static dev.evenkeel.simulation.story.Deed.load;
import static dev.evenkeel.simulation.story.Deed.trouble;
import static dev.evenkeel.simulation.story.Deed.user;
import static dev.evenkeel.simulation.story.Given.aService;
import static dev.evenkeel.simulation.story.Given.anInstance;
import static dev.evenkeel.simulation.story.Given.instances;
import static dev.evenkeel.simulation.story.Given.taskDefinition;
import static dev.evenkeel.simulation.story.ServiceEnding.service;
import static dev.evenkeel.simulation.story.Story.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.file.ScenarioReader;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Scenario;
import dev.evenkeel.simulation.scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Scenarios told in Java. */
class StoryTest {

    @Test
    void playsTheExampleOfTheGuide() {
        Story rolling = given(instances(3).zones(3))
                .and(taskDefinition("web").images("shop/web:1", "shop/web:2"))
                .and(aService("web").of("web:1").desired(3))
                .advance(Duration.ofMinutes(3))
                .when(user().updates("web").to("web:2"))
                .advance(Duration.ofSeconds(20))
                .reboot();
        rolling.then(service("web").running(3).of("web:2").neverBelow(3).neverAbove(6));

        assertEquals(
                lines(guide()),
                lines(guide()).stream().filter(lines(source())::contains).toList());
    }

    @Test
    void tellsTheSameScenarioAsAFile() throws IOException {
        Scenario read = ScenarioReader.read("drain", Files.readString(root().resolve("examples/scenarios/drain.yaml")));

        Scenario told = given(instances(3).zones(3))
                .and(taskDefinition("cart")
                        .with("cpu", "512")
                        .with("memory", "1024")
                        .container("stopTimeout", 10)
                        .images("shop/cart:1", "shop/cart:2"))
                .and(aService("cart")
                        .of("cart:1")
                        .desired(6)
                        .with("placementStrategy", List.of(Map.of("type", "spread", "field", "instanceId"))))
                .advance(Duration.ofMinutes(3))
                .when(user().protectsTask("cart", 0, 5))
                .advance(Duration.ofMinutes(1))
                .when(user().drains(1))
                .advance(Duration.ofMinutes(1))
                .when(user().updates("cart").to("cart:2"))
                .advance(Duration.ofMinutes(7))
                .when(user().activates(1))
                .advance(Duration.ofMinutes(8))
                .scenario(service("cart").running(6).rollout("COMPLETED").of("cart:2"));

        assertEquals(read.fleet(), told.fleet());
        assertEquals(read.steps(), told.steps());
        assertEquals(read.lasts(), told.lasts());
        assertEquals(read.expectations(), told.expectations());
    }

    @Test
    void givesOneTaskOfADaemonToEachInstanceAndToThoseThatComeBack() {
        Story daemon = given(instances(3))
                .and(taskDefinition("agent").images("shop/agent:1", "shop/agent:2"))
                .and(aService("agent").of("agent:1").daemon())
                .advance(Duration.ofMinutes(3));

        daemon.then(service("agent").running(3));
        daemon.when(user().drains(0))
                .and(user().updates("agent").to("agent:2"))
                .reboot()
                .then(service("agent").running(2).of("agent:2"));
        daemon.when(trouble(FaultKind.INSTANCE_DIES, Duration.ZERO))
                .advance(Duration.ofMinutes(5))
                .then(service("agent").running(3));
    }

    @Test
    void remembersWhomACanaryWaitsForThroughReboots() {
        Story waiting = given(instances(2).zones(2))
                .and(taskDefinition("app")
                        .container("portMappings", List.of(Map.of("containerPort", 80)))
                        .script("target-drain-seconds", "5")
                        .images("shop/app:1", "shop/app:2"))
                .and(aService("app")
                        .of("app:1")
                        .desired(2)
                        .with("loadBalancers", List.of(BALANCER))
                        .with("deploymentConfiguration", Map.of("strategy", "CANARY", "bakeTimeInMinutes", 1)))
                .advance(Duration.ofMinutes(20))
                .when(user().updates("app").to("app:2").with("deploymentConfiguration", CANARY))
                .advance(Duration.ofMinutes(10))
                .reboot()
                .advance(Duration.ofMinutes(10));

        waiting.when(user().letsGoOn("app"))
                .reboot()
                .advance(Duration.ofMinutes(30))
                .then(service("app").running(2).of("app:2").rollout("COMPLETED").neverBelow(2));
        waiting.when(user().sendsBack("app"))
                .reboot()
                .advance(Duration.ofMinutes(30))
                .then(service("app").running(2).of("app:1").rollout("COMPLETED").neverBelow(2));
    }

    private static final Map<String, Object> BALANCER = Map.of(
            "targetGroupArn",
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/0123456789abcdef",
            "containerName",
            "app",
            "containerPort",
            80,
            "advancedConfiguration",
            Map.of(
                    "alternateTargetGroupArn",
                    "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/green/0123456789abcdef",
                    "productionListenerRule",
                    "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/shop/1/2/3",
                    "roleArn",
                    "arn:aws:iam::123456789012:role/ecsInfrastructureRole"));
    private static final Map<String, Object> CANARY = Map.of(
            "strategy",
            "CANARY",
            "bakeTimeInMinutes",
            1,
            "canaryConfiguration",
            Map.of("canaryPercent", 10, "canaryBakeTimeInMinutes", 2),
            "lifecycleHooks",
            List.of(Map.of("targetType", "PAUSE", "lifecycleStages", List.of("POST_SCALE_UP"))));

    @Test
    void scalesByTheRequestsThatEachTargetGets() {
        Story counted = given(instances(2))
                .and(taskDefinition("web")
                        .container("portMappings", List.of(Map.of("containerPort", 80)))
                        .script("target-check-seconds", "5")
                        .script("target-drain-seconds", "5")
                        .script("target-requests-per-minute", "1000"))
                .and(aService("web")
                        .of("web:1")
                        .desired(2)
                        .with(
                                "loadBalancers",
                                List.of(Map.of(
                                        "targetGroupArn",
                                        "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef",
                                        "containerName",
                                        "web",
                                        "containerPort",
                                        80))))
                .advance(Duration.ofMinutes(3))
                .when(user().calls("RegisterScalableTarget", scaling(Map.of("MinCapacity", 1, "MaxCapacity", 9))));

        counted.when(user().calls("PutScalingPolicy", requestsPerTarget(210)))
                .advance(Duration.ofMinutes(30))
                .then(service("web").running(5).neverBelow(2));
        counted.when(user().calls("PutScalingPolicy", requestsPerTarget(2_000)))
                .advance(Duration.ofMinutes(30))
                .then(service("web").running(1));
    }

    private static Map<String, Object> requestsPerTarget(double target) {
        return scaling(Map.of(
                "PolicyName",
                "requests",
                "PolicyType",
                "TargetTrackingScaling",
                "TargetTrackingScalingPolicyConfiguration",
                Map.of(
                        "TargetValue",
                        target,
                        "PredefinedMetricSpecification",
                        Map.of(
                                "PredefinedMetricType",
                                "ALBRequestCountPerTarget",
                                "ResourceLabel",
                                "app/shop/fedcba9876543210/targetgroup/web/0123456789abcdef"))));
    }

    private static Map<String, Object> scaling(Map<String, Object> more) {
        Map<String, Object> input = new TreeMap<>(more);
        input.put("ServiceNamespace", "ecs");
        input.put("ResourceId", "service/default/web");
        input.put("ScalableDimension", "ecs:service:DesiredCount");
        return input;
    }

    @Test
    void saysWhatIsNotAsTold() {
        Story small = given(anInstance())
                .and(taskDefinition("web"))
                .and(aService("web").of("web:1").desired(1))
                .named("small");

        AssertionError wrong = assertThrows(
                AssertionError.class, () -> small.then(service("web").running(2)));

        assertEquals("small: expected web running 2, not 1", wrong.getMessage());
    }

    @Test
    void tellsWhatUsersAndTheWorldDo() {
        Outcome outcome = given(instances(2).of(2048, 4096))
                .and(taskDefinition("web"))
                .and(aService("web").of("web:1").desired(2))
                .advance(Duration.ofMinutes(3))
                .when(user().scales("web", 4))
                .and(load("web", 80))
                .advance(Duration.ofMinutes(3))
                .when(user().stopsTask("web", 1))
                .advance(Duration.ofMinutes(3))
                .when(user().calls("UpdateService", Map.of("service", "web", "forceNewDeployment", true)))
                .advance(Duration.ofMinutes(5))
                .then(service("web").running(4).rollout("COMPLETED"));

        assertTrue(outcome.events() > 0);
    }

    @Test
    void refusesWhatNoOperationHasTheFormOf() {
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> user().calls("Frobnicate", Map.of()));
        IllegalArgumentException malformed = assertThrows(
                IllegalArgumentException.class, () -> given(aService("web").with("desiredCount", List.of("three"))));

        assertEquals("there is no operation Frobnicate", unknown.getMessage());
        String message = String.valueOf(malformed.getMessage());
        assertTrue(message.startsWith("CreateService: "), message);
    }

    @Test
    void deletesWhatUsersDelete() {
        List<Action> told = given(aService("web").of("web:1")).when(user().deletes("web")).scenario().steps().stream()
                .map(Step::action)
                .toList();

        assertEquals(new Action.Call("DeleteService", Map.of("service", "web", "force", true), false), told.get(1));
    }

    private static String guide() {
        Matcher block = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(text("docs/guides/simulate.md"));
        assertTrue(block.find(), "the guide has an example in Java");
        return block.group(1);
    }

    private static String source() {
        return text("simulation/src/test/java/dev/evenkeel/simulation/story/StoryTest.java");
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("examples/scenarios")) ? here : Objects.requireNonNull(here.getParent());
    }
}
