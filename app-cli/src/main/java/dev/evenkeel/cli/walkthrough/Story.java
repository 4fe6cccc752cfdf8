package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The nine steps: each calls operations, waits for what must come of them, and reads it back.
 *
 * <p>The tracker is sampled from Describe calls after the start and after steps 3, 4, 6, 8 and 9. From the update on the
 * healthy tasks are counted at every look, and the fewest are remembered.
 */
final class Story {
    private static final int FIRST_COUNT = 2;
    private static final int SCALED_COUNT = 3;
    private static final double TARGET_PERCENT = 60;
    private static final double LOAD_PERCENT = 80;

    /** What a step puts in, what it reads back, and that in a sentence. */
    private record Outcome(JsonObject input, JsonObject result, String sentence) {}

    private final Scene scene;
    private final Stage stage;
    private final Audience audience;
    private final ServiceWatch watch;
    private final List<StepResult> steps = new ArrayList<>();
    private final List<Tracker> tracker = new ArrayList<>();
    private JsonObject definition = JsonObject.empty();

    Story(Scene scene, Stage stage, Audience audience) {
        this.scene = scene;
        this.stage = stage;
        this.audience = audience;
        watch = new ServiceWatch(scene, stage, audience);
    }

    /** Plays all nine steps. */
    Playbill play() {
        audience.begins(scene);
        sample("start");
        step(Step.DEFINE, this::define);
        step(Step.REGISTER, () -> register("v1"));
        step(Step.CREATE, this::create);
        sample("step 3");
        step(Step.LAUNCH, this::launch);
        sample("step 4");
        step(Step.RUN, this::run);
        step(Step.SCALE, this::scale);
        sample("step 6");
        step(Step.UPDATE, this::update);
        step(Step.REPLACE, this::replace);
        sample("step 8");
        step(Step.STEADY, this::steady);
        sample("end");
        Playbill playbill = new Playbill(scene.backend(), steps, tracker, watch.events(), watch.healthyMinimum());
        audience.ends(playbill);
        return playbill;
    }

    /** Takes away what the story has made, as far as it got. */
    void strike() {
        new Cleanup(scene, stage).run();
    }

    private Outcome define() {
        definition = Definitions.of(scene, "v1");
        JsonObject input = JsonObject.empty()
                .with("image", scene.image())
                .with("cpu", scene.cpu())
                .with("memory", Definitions.MEMORY);
        DefinitionCheck.check(definition);
        return new Outcome(
                input,
                definition,
                "valid: family " + scene.family() + ", " + scene.cpu() + " CPU units, " + Definitions.MEMORY
                        + " MiB, image " + scene.image());
    }

    private Outcome register(String version) {
        JsonObject asked = version.equals("v1") ? definition : Definitions.of(scene, version);
        String arn = stage.call("RegisterTaskDefinition", asked)
                .object("taskDefinition")
                .text("taskDefinitionArn", "");
        JsonObject seen = stage.call(
                        "DescribeTaskDefinition", JsonObject.empty().with("taskDefinition", arn))
                .object("taskDefinition");
        int revision = Integer.parseInt(version.substring(1));
        require(
                Step.REGISTER,
                seen.count("revision") == revision,
                "revision " + seen.count("revision") + " came of it");
        require(Step.REGISTER, "ACTIVE".equals(seen.text("status")), "it is " + seen.text("status"));
        return new Outcome(
                asked,
                JsonObject.empty().with("taskDefinitionArn", arn).with("revision", revision),
                arn + ", revision " + revision);
    }

    private Outcome create() {
        JsonObject asked = JsonObject.empty()
                .with("cluster", scene.cluster())
                .with("serviceName", scene.family())
                .with("taskDefinition", watch.revisionArn(1))
                .with("desiredCount", FIRST_COUNT);
        if (scene.launchType() != null) {
            asked = asked.with("launchType", scene.launchType());
        }
        if (!scene.subnets().isEmpty()) {
            asked = asked.with(
                    "networkConfiguration",
                    JsonObject.empty()
                            .with("awsvpcConfiguration", JsonObject.empty().with("subnets", scene.subnets())));
        }
        stage.call("CreateService", asked);
        JsonObject service = watch.service();
        require(Step.CREATE, "ACTIVE".equals(service.text("status")), "the service is " + service.text("status"));
        return new Outcome(
                asked,
                JsonObject.empty()
                        .with("serviceArn", service.text("serviceArn"))
                        .with("status", service.text("status")),
                "service " + scene.family() + " is ACTIVE");
    }

    private Outcome launch() {
        awaitOrFail(
                Step.LAUNCH,
                () -> watch.running().size() == FIRST_COUNT,
                () -> watch.running().size() + " tasks run");
        List<String> arns =
                watch.running().stream().map(task -> task.text("taskArn", "")).toList();
        return new Outcome(
                JsonObject.empty().with("desiredCount", FIRST_COUNT),
                JsonObject.empty().with("tasks", arns),
                arns.size() + " tasks started");
    }

    private Outcome run() {
        awaitOrFail(
                Step.RUN,
                () -> watch.healthy() == FIRST_COUNT && watch.running().stream().allMatch(stage::answers),
                () -> watch.running().stream().filter(stage::answers).count() + " tasks answer");
        int answering = (int) watch.running().stream().filter(stage::answers).count();
        return new Outcome(
                JsonObject.empty().with("image", scene.image()),
                JsonObject.empty().with("running", watch.running().size()).with("answering", answering),
                watch.running().size() + " running, " + answering + " answering requests");
    }

    private Outcome scale() {
        JsonObject target = watch.scalingTarget();
        JsonObject policy = target.with("PolicyName", "cpu-near-60")
                .with("PolicyType", "TargetTrackingScaling")
                .with(
                        "TargetTrackingScalingPolicyConfiguration",
                        JsonObject.empty()
                                .with("TargetValue", TARGET_PERCENT)
                                .with(
                                        "PredefinedMetricSpecification",
                                        JsonObject.empty()
                                                .with("PredefinedMetricType", "ECSServiceAverageCPUUtilization")));
        stage.call(
                "RegisterScalableTarget",
                target.with("MinCapacity", FIRST_COUNT).with("MaxCapacity", SCALED_COUNT));
        stage.call("PutScalingPolicy", policy);
        List<String> busy =
                watch.running().stream().map(task -> task.text("taskArn", "")).toList();
        stage.load(busy, LOAD_PERCENT);
        awaitOrFail(
                Step.SCALE,
                () -> watch.service().count("desiredCount") == SCALED_COUNT && watch.healthy() == SCALED_COUNT,
                () -> "desired count " + watch.service().count("desiredCount") + ", " + watch.healthy() + " healthy");
        stage.load(busy, 0);
        JsonObject activity = watch.newestActivity();
        require(Step.SCALE, activity.has("Cause"), "no scaling activity was recorded");
        return new Outcome(
                policy,
                JsonObject.empty()
                        .with("desiredCount", SCALED_COUNT)
                        .with("cause", activity.text("Cause"))
                        .with("description", activity.text("Description")),
                FIRST_COUNT + " -> " + watch.service().count("desiredCount") + ": " + activity.text("Cause"));
    }

    private Outcome update() {
        register("v2");
        watch.beginUpdate();
        JsonObject asked = JsonObject.empty()
                .with("cluster", scene.cluster())
                .with("service", scene.family())
                .with("taskDefinition", watch.revisionArn(2));
        stage.call("UpdateService", asked);
        List<JsonObject> deployments = watch.service().objects("deployments");
        require(
                Step.UPDATE,
                deployments.size() == 2
                        && ServiceWatch.versionOf(deployments.get(0)).equals("v2")
                        && "PRIMARY".equals(deployments.get(0).text("status"))
                        && ServiceWatch.versionOf(deployments.get(1)).equals("v1")
                        && "ACTIVE".equals(deployments.get(1).text("status")),
                "the deployments are "
                        + deployments.stream().map(ServiceWatch::label).toList());
        return new Outcome(
                asked,
                JsonObject.empty()
                        .with(
                                "deployments",
                                deployments.stream().map(ServiceWatch::label).toList()),
                String.join(", ", deployments.stream().map(ServiceWatch::label).toList()));
    }

    private Outcome replace() {
        awaitOrFail(
                Step.REPLACE,
                () -> watch.healthyOf("v2") == SCALED_COUNT && watch.leftOf("v1") == 0,
                () -> watch.healthyOf("v2") + " new tasks are healthy, " + watch.leftOf("v1") + " old ones are left");
        require(
                Step.REPLACE,
                watch.healthyMinimum() >= SCALED_COUNT,
                "only " + watch.healthyMinimum() + " tasks were healthy at one time");
        return new Outcome(
                JsonObject.empty(),
                JsonObject.empty()
                        .with("running", SCALED_COUNT)
                        .with("taskVersion", "v2")
                        .with("healthyMinimum", watch.healthyMinimum()),
                "old tasks drained and stopped, " + SCALED_COUNT + " new running, never fewer than "
                        + watch.healthyMinimum() + " healthy");
    }

    private Outcome steady() {
        awaitOrFail(Step.STEADY, watch::isSteadyAgain, () -> "the last event is: " + watch.lastMessage());
        JsonObject deployment = watch.service().objects("deployments").get(0);
        return new Outcome(
                JsonObject.empty(),
                JsonObject.empty()
                        .with("event", watch.lastMessage())
                        .with("rolloutState", deployment.text("rolloutState")),
                watch.lastMessage());
    }

    private void step(Step step, Supplier<Outcome> doing) {
        audience.stepBegins(step);
        Instant begun = stage.now();
        Outcome outcome = doing.get();
        StepResult result = new StepResult(
                step, outcome.input(), outcome.result(), outcome.sentence(), Duration.between(begun, stage.now()));
        steps.add(result);
        audience.stepHeld(result);
    }

    private void sample(String after) {
        Tracker sample = watch.sample(after);
        tracker.add(sample);
        audience.sampled(sample);
    }

    private void awaitOrFail(Step step, BooleanSupplier condition, Supplier<String> otherwise) {
        boolean came = stage.await(
                () -> {
                    watch.look();
                    return condition.getAsBoolean();
                },
                scene.patience());
        require(step, came, "after " + scene.patience().toSeconds() + " s " + otherwise.get());
    }

    private static void require(Step step, boolean condition, String otherwise) {
        if (!condition) {
            throw new StepFailed(step, otherwise);
        }
    }
}
