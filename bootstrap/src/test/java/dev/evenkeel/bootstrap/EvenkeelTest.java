package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DescribeServicesRequest;
import dev.evenkeel.core.api.ListTasksRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EvenkeelTest {
    private static final String REGION = "us-east-1";

    @Test
    void settlesEachCallBeforeItAnswers() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.settling()))) {
            createWeb(evenkeel, 2);

            ServiceDescription service = describeWeb(evenkeel);

            assertEquals(
                    "desired 2, running 2, pending 0, deployments 1",
                    "desired " + service.desiredCount() + ", running " + service.runningCount() + ", pending "
                            + service.pendingCount() + ", deployments "
                            + Objects.requireNonNull(service.deployments()).size());
        }
    }

    @Test
    void leavesTimeToItsCallerInVirtualMode() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.simulated())) {
            createWeb(evenkeel, 2);
            List<Integer> running = new ArrayList<>();

            for (int minute = 0; minute < 3; minute++) {
                running.add(describeWeb(evenkeel).runningCount());
                evenkeel.advance(Duration.ofMinutes(1));
            }

            assertEquals(List.of(0, 2, 2), running);
            assertEquals(ClockMode.EPOCH.plus(Duration.ofMinutes(3)), ask(evenkeel, "eu-west-1", Session::now));
        }
    }

    @Test
    void runsByItselfOnTheWallClock() throws Exception {
        Configuration configuration = Configuration.of("sim", new ClockMode.Wall(1000));
        try (Evenkeel evenkeel = Evenkeel.open(configuration)) {
            createWeb(evenkeel, 2);

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!Objects.equals(describeWeb(evenkeel).runningCount(), 2) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(5);
            }

            assertEquals(2, describeWeb(evenkeel).runningCount());
            assertThrows(IllegalStateException.class, () -> evenkeel.advance(Duration.ofSeconds(1)));
        }
    }

    @Test
    void keepsRegionsApart() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.settling()))) {
            createWeb(evenkeel, 1);

            List<String> tasksElsewhere = ask(
                    evenkeel,
                    "eu-west-1",
                    session -> session.ecs()
                            .listTasks(Records.of(ListTasksRequest.class))
                            .taskArns());

            assertEquals(List.of(), tasksElsewhere);
        }
    }

    @Test
    void endsACallWithTheRefusalOfTheRules() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.simulated())) {
            CompletionException thrown = assertThrows(
                    CompletionException.class,
                    () -> ask(
                            evenkeel,
                            REGION,
                            session ->
                                    session.ecs().listTasks(Records.of(ListTasksRequest.class, "cluster", "nowhere"))));

            EcsException refusal = assertInstanceOf(EcsException.class, thrown.getCause());
            assertEquals("ClusterNotFoundException", refusal.code().wireName());
        }
    }

    @Test
    void refusesWhatIsNoRegion() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.simulated())) {
            CompletionException thrown =
                    assertThrows(CompletionException.class, () -> ask(evenkeel, "../etc", Session::now));

            assertEquals(
                    "'../etc' is no region's name.",
                    Objects.requireNonNull(thrown.getCause()).getMessage());
        }
    }

    @Test
    void isEmptyAfterAReset() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.settling()))) {
            createWeb(evenkeel, 2);

            evenkeel.reset();

            assertEquals(
                    List.of(),
                    ask(
                            evenkeel,
                            REGION,
                            session -> session.ecs()
                                    .listTasks(Records.of(ListTasksRequest.class))
                                    .taskArns()));
        }
    }

    @Test
    void countsWhatHappens() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.settling()))) {
            createWeb(evenkeel, 2);

            Statistics statistics = evenkeel.statistics().toCompletableFuture().join();

            assertEquals(
                    List.of(new Statistics.RegionStatistics(REGION, 1, 3, 1, 2, 0, new TreeMap<>())),
                    statistics.regions());
            assertEquals(1, statistics.calls());
            assertEquals(2, statistics.events().get("TaskCreated"));
        }
    }

    @Test
    void tellsTheSinksOfTheEmbeddingProgram() {
        List<String> seen = new ArrayList<>();
        try (Evenkeel evenkeel = Evenkeel.open(
                Configuration.simulated(),
                List.of((at, event) -> seen.add(event.getClass().getSimpleName())))) {
            createWeb(evenkeel, 0);
        }

        assertEquals(
                List.of(
                        Event.ClusterCreated.class.getSimpleName(),
                        Event.ContainerInstanceRegistered.class.getSimpleName(),
                        Event.ContainerInstanceRegistered.class.getSimpleName(),
                        Event.ContainerInstanceRegistered.class.getSimpleName(),
                        Event.TaskDefinitionRegistered.class.getSimpleName(),
                        Event.ServiceCreated.class.getSimpleName()),
                seen.subList(0, 6));
    }

    @Test
    void asksAndLoadsTasksInVirtualTime() {
        try (Evenkeel evenkeel = Evenkeel.open(Configuration.of("sim", ClockMode.settling()))) {
            createWeb(evenkeel, 1);
            String arn = ask(
                            evenkeel,
                            REGION,
                            session -> Objects.requireNonNull(session.ecs()
                                    .listTasks(Records.of(ListTasksRequest.class))
                                    .taskArns()))
                    .getFirst();

            boolean answers = evenkeel.workload(REGION)
                    .orElseThrow()
                    .answers(new TaskArn(arn))
                    .toCompletableFuture()
                    .join();

            assertTrue(answers);
        }
    }

    @Test
    void refusesAnOptionThatTheBackendDoesNotHave() {
        Configuration configuration =
                Configuration.simulated().withBackendOptions(new TreeMap<>(Map.of("colour", "blue")));

        StartupException refused = assertThrows(StartupException.class, () -> Evenkeel.open(configuration));

        assertEquals(
                "Backend sim has no option 'colour'; it has fargate-tasks, group-max, group-min, instance-cpu,"
                        + " instance-gpus, instance-memory, instances, zones.",
                refused.line());
    }

    @Test
    void refusesAnOptionThatIsOutOfRange() {
        Configuration configuration = Configuration.simulated().withBackendOptions(new TreeMap<>(Map.of("zones", "9")));

        StartupException refused = assertThrows(StartupException.class, () -> Evenkeel.open(configuration));

        assertEquals("Option zones of backend sim is '9'; give a whole number from 1 to 6.", refused.line());
    }

    @Test
    void refusesABackendThatIsNotThere() {
        StartupException refused = assertThrows(
                StartupException.class, () -> Evenkeel.open(Configuration.of("mainframe", ClockMode.wall())));

        assertTrue(refused.line().startsWith("There is no backend 'mainframe'; choose one of "), refused.line());
    }

    @Test
    void refusesMadeUpTimeOnARealBackend() {
        StartupException refused =
                assertThrows(StartupException.class, () -> Configuration.of("docker", ClockMode.settling()));

        assertEquals(
                "Backend docker lives in real time: leave out the time scale and instant mode, or use backend sim.",
                refused.line());
    }

    private static void createWeb(Evenkeel evenkeel, int desiredCount) {
        ContainerDefinition container =
                Records.of(ContainerDefinition.class, "name", "web", "image", "nginx:v1", "cpu", 256, "memory", 512);
        ask(evenkeel, REGION, session -> {
            session.ecs()
                    .registerTaskDefinition(Records.of(
                            RegisterTaskDefinitionRequest.class,
                            "family",
                            "web",
                            "containerDefinitions",
                            List.of(container)));
            return session.ecs()
                    .createService(Records.of(
                            CreateServiceRequest.class,
                            "serviceName",
                            "web",
                            "taskDefinition",
                            "web",
                            "desiredCount",
                            desiredCount));
        });
    }

    private static ServiceDescription describeWeb(Evenkeel evenkeel) {
        return ask(
                        evenkeel,
                        REGION,
                        session -> Objects.requireNonNull(session.ecs()
                                .describeServices(Records.of(DescribeServicesRequest.class, "services", List.of("web")))
                                .services()))
                .getFirst();
    }

    private static <T> T ask(Evenkeel evenkeel, String region, Function<Session, T> action) {
        return evenkeel.call(region, action).toCompletableFuture().join();
    }
}
