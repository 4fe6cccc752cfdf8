package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.ContainerImage;
import dev.evenkeel.core.api.DescribeServiceRevisionsRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.ThresholdConfiguration;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** All tasks of a revision run the same images, whatever their tags come to mean. */
@NullUnmarked
class ImageConsistencyTest {

    private static List<String> running(Region region) {
        return region.liveTasks().stream()
                .map(task -> task.progress().containers().get(0).imageDigest())
                .toList();
    }

    private static List<ContainerImage> images(Region region) {
        return region.ecs()
                .describeServiceRevisions(new DescribeServiceRevisionsRequest(
                        List.of(region.service().primary().orElseThrow().serviceRevisionArn())))
                .serviceRevisions()
                .get(0)
                .containerImages();
    }

    private static Region steady(String definition, Region region, int desired, Object... more) {
        region.create(definition, desired, more);
        assertTrue(region.settle());
        return region;
    }

    @Test
    void theFirstTaskFixesTheImagesOfTheRevision() {
        Region region = Region.withHosts(3);
        List<ContainerImage> before = new ArrayList<>();
        region.create(region.register("app"), 1);
        before.addAll(images(region));
        assertTrue(region.settle());

        region.world.digests.put("app:1", "sha256:pushed");
        region.update("desiredCount", 3);

        assertTrue(region.settle());
        assertEquals(List.of(new ContainerImage("app", null, "app:1")), before);
        assertEquals(List.of("sha256:app:1", "sha256:app:1", "sha256:app:1"), running(region));
        assertEquals(List.of(new ContainerImage("app", "sha256:app:1", "app:1")), images(region));
    }

    @Test
    void aNewDeploymentTakesWhatTheTagMeansByThen() {
        Region region = Region.withHosts(3);
        steady(region.register("app"), region, 2);
        region.world.digests.put("app:1", "sha256:pushed");

        region.update("forceNewDeployment", true);

        assertTrue(region.settle());
        assertEquals(List.of("sha256:pushed", "sha256:pushed"), running(region));
        assertEquals(List.of(new ContainerImage("app", "sha256:pushed", "app:1")), images(region));
    }

    @Test
    void aContainerMayBeLeftOut() {
        Region region = Region.withHosts(3);
        var loose = Records.with(Region.container(), "versionConsistency", "disabled");
        var strict = Records.with(Region.container(), "name", "side", "image", "side:1");
        String definition = region.ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        "app",
                        "containerDefinitions",
                        List.of(loose, strict)))
                .taskDefinition()
                .taskDefinitionArn();
        steady(definition, region, 1);
        region.world.digests.put("app:1", "sha256:pushed");
        region.world.digests.put("side:1", "sha256:pushed");

        region.update("desiredCount", 2);

        assertTrue(region.settle());
        assertEquals(List.of("sha256:app:1", "sha256:pushed"), List.copyOf(new TreeSet<>(running(region))));
        assertEquals(
                List.of(
                        new ContainerImage("app", null, "app:1"),
                        new ContainerImage("side", "sha256:side:1", "side:1")),
                images(region));
    }

    @Test
    void goesOnWithoutDigestsAfterThreeFailuresToPull() {
        Region region = Region.withHosts(3);
        int[] started = new int[1];
        region.world.fate = start -> started[0]++ < 3 ? Fate.FAILS_TO_START : Fate.HEALTHY;

        region.create(region.register("app"), 1);
        assertTrue(region.settle());
        region.world.digests.put("app:1", "sha256:pushed");
        region.update("desiredCount", 2);
        assertTrue(region.settle());

        assertEquals(List.of("sha256:app:1", "sha256:pushed"), running(region));
        assertEquals(List.of(new ContainerImage("app", null, "app:1")), images(region));
    }

    @Test
    void failsADeploymentWithACircuitBreakerAfterThreeFailuresToPullWhateverItsThreshold() {
        Region region = Region.withHosts(3);
        region.world.fate = start -> Fate.FAILS_TO_START;
        DeploymentCircuitBreaker patient =
                new DeploymentCircuitBreaker(true, false, null, new ThresholdConfiguration("COUNT", 100, null), null);

        region.create(
                region.register("app"),
                1,
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "deploymentCircuitBreaker", patient));
        region.advance(600);

        assertEquals("FAILED", region.describe().deployments().get(0).rolloutState());
        assertEquals(3, region.describe().deployments().get(0).failedTasks());
    }

    @Test
    void keepsTheHistoryOfADeploymentForNinetyDays() {
        Region region = Region.withHosts(3);
        steady(region.register("app"), region, 1);
        String first = region.describe().currentServiceDeployment();
        region.update("forceNewDeployment", true);
        assertTrue(region.settle());
        String second = region.describe().currentServiceDeployment();

        region.advance(89L * 86_400);
        List<String> after89 = histories(region, first, second);
        region.advance(2L * 86_400);
        List<String> after91 = histories(region, first, second);

        assertEquals(List.of(List.of(first, second), List.of(second)), List.of(after89, after91));
    }

    private static List<String> histories(Region region, String... arns) {
        return Stream.of(arns)
                .filter(arn -> region.state().serviceDeployment(arn).isPresent())
                .toList();
    }
}
