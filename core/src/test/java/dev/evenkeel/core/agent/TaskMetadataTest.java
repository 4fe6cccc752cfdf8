package dev.evenkeel.core.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.TagResourceRequest;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.ContainerOverride;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.taskdefinition.ContainerRestartPolicy;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TaskMetadataTest {
    private final Region region = Region.withHosts(1);

    @Test
    void aTaskOfAServiceIsRenderedAsTheStateHasIt() {
        region.register("web");
        region.create("web", 1);
        region.settle();
        made(region.liveTasks().get(0).taskArn());
        Task task = region.liveTasks().get(0);
        ContainerObservation seen = task.progress().containers().get(0);

        Optional<TaskMetadata> metadata = region.engine.agent().metadata(task.taskArn(), false);

        assertEquals(
                Optional.of(new TaskMetadata(
                        "default",
                        task.taskArn().value(),
                        "web",
                        "1",
                        "RUNNING",
                        "RUNNING",
                        "bridge",
                        null,
                        null,
                        task.progress().pullStartedAt(),
                        task.progress().pullStoppedAt(),
                        null,
                        "us-east-1a",
                        "EC2",
                        "web",
                        false,
                        null,
                        null,
                        List.of(new ContainerMetadata(
                                "docker-id",
                                "app",
                                Region.container().image(),
                                "RUNNING",
                                "RUNNING",
                                null,
                                256,
                                512,
                                null,
                                Region.SCOPE.container(task.taskArn(), "app"),
                                null,
                                null,
                                new TreeMap<>(),
                                seen.networkBindings(),
                                List.of())))),
                metadata);
    }

    @Test
    void whatTheRunChangesIsWhatIsShown() {
        region.register(
                "job",
                Records.with(
                        Region.container(),
                        "healthCheck",
                        new HealthCheck(List.of("CMD", "true"), null, null, null, null),
                        "restartPolicy",
                        new ContainerRestartPolicy(true, null, null)));
        TaskOverride changes = Records.of(
                TaskOverride.class,
                "cpu",
                "512",
                "memory",
                "1 GB",
                "taskRoleArn",
                "arn:aws:iam::123456789012:role/run",
                "containerOverrides",
                List.of(Records.of(ContainerOverride.class, "name", "app", "cpu", 128, "memory", 300)));
        TaskArn task = run("job", changes);

        TaskMetadata metadata = region.engine.agent().metadata(task, false).orElseThrow();

        ContainerMetadata container = metadata.containers().get(0);
        assertEquals(List.of(0.5, 1024), List.of(metadata.cpu(), metadata.memory()));
        assertEquals(List.of(128, 300, 0), List.of(container.cpu(), container.memory(), container.restartCount()));
        assertEquals(
                Optional.of("arn:aws:iam::123456789012:role/run"),
                region.engine.agent().taskRole(task));
    }

    @Test
    void logOptionsAreThoseOfTheDefinition() {
        region.register("job");
        Task task = region.state().task(run("job", null)).orElseThrow();
        SortedMap<String, Object> options = new TreeMap<>();
        options.put("awslogs-group", "/app");
        SortedMap<String, Object> log = new TreeMap<>();
        log.put("logDriver", "awslogs");
        log.put("options", options);
        SortedMap<String, Object> other = new TreeMap<>();
        other.put("logConfiguration", log);

        ContainerMetadata container = ContainerMetadata.of(
                Region.SCOPE,
                task,
                Records.with(Region.container(), "other", other),
                task.progress().containers().get(0));

        assertEquals("awslogs {awslogs-group=/app}", container.logDriver() + " " + container.logOptions());
    }

    @Test
    void tagsAreShownOnlyWhenTheyAreAskedFor() {
        region.register("job");
        TaskArn task = run("job", null);
        String instance = region.state()
                .task(task)
                .orElseThrow()
                .launch()
                .containerInstanceArn()
                .value();
        region.ecs().tagResource(new TagResourceRequest(task.value(), List.of(new Tag("team", "blue"))));
        region.ecs().tagResource(new TagResourceRequest(instance, List.of(new Tag("rack", "7"))));

        TaskMetadata without = region.engine.agent().metadata(task, false).orElseThrow();
        TaskMetadata with = region.engine.agent().metadata(task, true).orElseThrow();

        assertEquals("null null", without.taskTags() + " " + without.containerInstanceTags());
        assertEquals("{team=blue} {rack=7}", with.taskTags() + " " + with.containerInstanceTags());
    }

    @Test
    void aTaskThatIsNotKnownHasNone() {
        TaskArn unknown = Region.SCOPE.task("default", "0".repeat(32));

        assertTrue(region.engine.agent().metadata(unknown, true).isEmpty());
        assertTrue(region.engine.agent().taskRole(unknown).isEmpty());
    }

    private TaskArn run(String family, TaskOverride changes) {
        String arn = region.ecs()
                .runTask(Records.of(RunTaskRequest.class, "taskDefinition", family, "count", 1, "overrides", changes))
                .tasks()
                .get(0)
                .taskArn();
        region.advance(30);
        made(new TaskArn(arn));
        return new TaskArn(arn);
    }

    /** The world of these tests names no containers; a runtime does. */
    private void made(TaskArn task) {
        TaskProgress progress = region.state().task(task).orElseThrow().progress();
        List<ContainerObservation> containers = progress.containers().stream()
                .map(container -> Records.with(container, "runtimeId", "docker-id"))
                .toList();
        region.world
                .reports()
                .taskObserved(new TaskObservation(
                        task,
                        progress.lastStatus(),
                        containers,
                        progress.pullStartedAt(),
                        progress.pullStoppedAt(),
                        null,
                        null));
        region.timeline.runDue();
    }
}
