package dev.evenkeel.core.fake;

import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An unkind user in an unkind world: one random act after another on the service {@code web}, all from one seed. */
public final class Chaos {
    private static final List<HealthStatus> HEALTH =
            List.of(HealthStatus.HEALTHY, HealthStatus.UNHEALTHY, HealthStatus.UNKNOWN);
    private static final List<FakeWorld.Fate> FATES =
            List.of(FakeWorld.Fate.HEALTHY, FakeWorld.Fate.UNHEALTHY, FakeWorld.Fate.FAILS_TO_START);

    private final Random random;
    private final Region region;
    private int hosts = 3;

    public Chaos(long seed) {
        random = new Random(seed);
        region = Region.seeded(seed, hosts);
        region.create(region.register("app", Region.checkedContainer()), 1 + random.nextInt(5));
    }

    public Region region() {
        return region;
    }

    /** One act, and up to half a minute of time after it. */
    public void act() {
        List<Task> live = region.liveTasks();
        switch (random.nextInt(10)) {
            case 0 -> region.update("desiredCount", random.nextInt(8));
            case 1 ->
                region.update(
                        "taskDefinition",
                        region.register("app", random.nextBoolean() ? Region.checkedContainer() : Region.container()));
            case 2 ->
                region.update(
                        "deploymentConfiguration",
                        Records.of(
                                DeploymentConfiguration.class,
                                "deploymentCircuitBreaker",
                                new DeploymentCircuitBreaker(
                                        random.nextInt(3) == 0, random.nextBoolean(), null, null, null),
                                "maximumPercent",
                                100 + random.nextInt(3) * 50,
                                "minimumHealthyPercent",
                                random.nextInt(3) * 50));
            case 3 -> {
                FakeWorld.Fate next = FATES.get(random.nextInt(FATES.size()));
                int odds = random.nextInt(3);
                Random fatesOfTasks = new Random(random.nextLong());
                region.world.fate = start -> fatesOfTasks.nextInt(3) <= odds ? next : FakeWorld.Fate.HEALTHY;
            }
            case 4 ->
                any(live)
                        .ifPresent(task -> region.ecs()
                                .stopTask(
                                        new StopTaskRequest(null, task.taskArn().value(), null)));
            case 5 ->
                any(live)
                        .ifPresent(
                                task -> region.world.health(task.taskArn(), HEALTH.get(random.nextInt(HEALTH.size()))));
            case 6 ->
                any(live.stream().filter(Task::isRunning).toList())
                        .filter(task -> region.world.has(task.taskArn()))
                        .ifPresent(task -> region.world.exit(task.taskArn(), random.nextInt(3)));
            case 7 -> {
                if (region.world.hosts.size() > 1) {
                    region.world.lose(region.world.hosts.get(random.nextInt(region.world.hosts.size())));
                }
            }
            case 8 -> region.world.add(Region.host(hosts++));
            default -> region.update("forceNewDeployment", true);
        }
        region.timeline.advance(Duration.ofMillis(random.nextInt(30_000)));
    }

    private Optional<Task> any(List<Task> tasks) {
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(random.nextInt(tasks.size())));
    }

    /** The world is kind again: what was wrong with new tasks is over, there is room, and the user asks once more. */
    public void calm() {
        region.world.fate = start -> FakeWorld.Fate.HEALTHY;
        region.world.add(Region.host(hosts++));
        region.update(
                "forceNewDeployment",
                true,
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "maximumPercent", 200, "minimumHealthyPercent", 100));
    }
}
