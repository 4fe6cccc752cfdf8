package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks at the service of the story through Describe calls, and remembers what is worth it. */
final class ServiceWatch {
    private final Scene scene;
    private final Stage stage;
    private final Audience audience;
    private final Instant begun;
    private final SortedSet<String> seenEvents = new TreeSet<>();
    private final List<ServiceEvent> events = new ArrayList<>();
    private JsonObject service = JsonObject.empty();
    private List<JsonObject> tasks = List.of();
    private Counts counts = new Counts(0, 0, 0);
    private boolean updating;
    private int eventsBeforeUpdate;
    private int healthyMinimum = Integer.MAX_VALUE;

    ServiceWatch(Scene scene, Stage stage, Audience audience) {
        this.scene = scene;
        this.stage = stage;
        this.audience = audience;
        begun = stage.now();
    }

    /** Asks again for service and tasks, and tells the audience what is new. */
    void look() {
        service();
        tasks = service.members().isEmpty() ? List.of() : describeTasks();
        Counts now = new Counts(runningOf("v1"), runningOf("v2"), healthy());
        if (!now.equals(counts)) {
            counts = now;
            audience.counted(now);
        }
        if (updating) {
            healthyMinimum = Math.min(healthyMinimum, now.healthy());
        }
    }

    /** The service as it is now; without members when there is none. */
    JsonObject service() {
        List<JsonObject> found = stage.call(
                        "DescribeServices",
                        JsonObject.empty().with("cluster", scene.cluster()).with("services", List.of(scene.family())))
                .objects("services");
        service = found.isEmpty() ? JsonObject.empty() : found.get(0);
        List<JsonObject> newestFirst = service.objects("events");
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            note(newestFirst.get(i));
        }
        return service;
    }

    private void note(JsonObject event) {
        if (seenEvents.add(event.text("id", ""))) {
            Instant at = Objects.requireNonNullElse(event.moment("createdAt"), begun);
            double seconds = Math.round(Duration.between(begun, at).toMillis() / 100.0) / 10.0;
            ServiceEvent told = new ServiceEvent(seconds, event.text("message", ""));
            events.add(told);
            audience.told(told);
        }
    }

    private List<JsonObject> describeTasks() {
        List<String> arns = stage.call(
                        "ListTasks",
                        JsonObject.empty().with("cluster", scene.cluster()).with("serviceName", scene.family()))
                .texts("taskArns");
        List<String> stopping = stage.call(
                        "ListTasks",
                        JsonObject.empty()
                                .with("cluster", scene.cluster())
                                .with("serviceName", scene.family())
                                .with("desiredStatus", "STOPPED"))
                .texts("taskArns");
        List<String> all = new ArrayList<>(arns);
        all.addAll(stopping);
        return all.isEmpty()
                ? List.of()
                : stage.call(
                                "DescribeTasks",
                                JsonObject.empty()
                                        .with("cluster", scene.cluster())
                                        .with("tasks", all))
                        .objects("tasks");
    }

    /** The tasks that were RUNNING at the last look. */
    List<JsonObject> running() {
        return tasks.stream()
                .filter(task -> "RUNNING".equals(task.text("lastStatus")))
                .toList();
    }

    int healthy() {
        return (int) running().stream()
                .filter(task -> "HEALTHY".equals(task.text("healthStatus")))
                .count();
    }

    int healthyOf(String version) {
        return (int) running().stream()
                .filter(task -> "HEALTHY".equals(task.text("healthStatus")))
                .filter(task -> versionOf(task).equals(version))
                .count();
    }

    private int runningOf(String version) {
        return (int) running().stream()
                .filter(task -> versionOf(task).equals(version))
                .count();
    }

    /** Tasks of a version that have not stopped. */
    int leftOf(String version) {
        return (int) tasks.stream()
                .filter(task -> !"STOPPED".equals(task.text("lastStatus")))
                .filter(task -> versionOf(task).equals(version))
                .count();
    }

    /** From now on the healthy tasks are counted. */
    void beginUpdate() {
        look();
        updating = true;
        eventsBeforeUpdate = events.size();
        healthyMinimum = healthy();
    }

    int healthyMinimum() {
        return healthyMinimum;
    }

    /** Whether the service said that it is steady since the update, and its one deployment is COMPLETED. */
    boolean isSteadyAgain() {
        List<JsonObject> deployments = service.objects("deployments");
        return deployments.size() == 1
                && "COMPLETED".equals(deployments.get(0).text("rolloutState"))
                && events.stream()
                        .skip(eventsBeforeUpdate)
                        .anyMatch(event -> event.message().endsWith("has reached a steady state."));
    }

    String lastMessage() {
        return events.isEmpty() ? "none" : events.get(events.size() - 1).message();
    }

    List<ServiceEvent> events() {
        return events;
    }

    Tracker sample(String after) {
        look();
        String wanted = service.text("taskDefinition");
        SortedSet<String> versions =
                new TreeSet<>(running().stream().map(ServiceWatch::versionOf).toList());
        return new Tracker(
                after,
                wanted == null ? null : version(wanted),
                service.count("desiredCount"),
                running().size(),
                versions.isEmpty() ? null : String.join("+", versions));
    }

    /** The ARN of a revision, from that of the one that was registered first. */
    String revisionArn(int revision) {
        return stage.call(
                        "DescribeTaskDefinition",
                        JsonObject.empty().with("taskDefinition", scene.family() + ":" + revision))
                .object("taskDefinition")
                .text("taskDefinitionArn", "");
    }

    /** What names the service to Application Auto Scaling. */
    JsonObject scalingTarget() {
        return JsonObject.empty()
                .with("ServiceNamespace", "ecs")
                .with("ResourceId", "service/" + scene.cluster() + "/" + scene.family())
                .with("ScalableDimension", "ecs:service:DesiredCount");
    }

    JsonObject newestActivity() {
        List<JsonObject> activities =
                stage.call("DescribeScalingActivities", scalingTarget()).objects("ScalingActivities");
        return activities.isEmpty() ? JsonObject.empty() : activities.get(0);
    }

    /** v1 or v2, of a task or a deployment. */
    static String versionOf(JsonObject described) {
        return version(described.text("taskDefinitionArn", described.text("taskDefinition", "")));
    }

    private static String version(String arn) {
        return "v" + arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** A deployment in a few words: {@code v2 PRIMARY}. */
    static String label(JsonObject deployment) {
        return versionOf(deployment) + " " + deployment.text("status", "");
    }
}
