package dev.evenkeel.parity;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a user could have seen, step by step, with names in place of ids.
 *
 * <p>Left out is what has to differ: instants, ids, addresses and ports, digests, and what an engine adds after the name of
 * an error ({@code CannotPullContainerError: ...}).
 */
final class Trace implements EventSink {
    private static final Pattern COUNTED =
            Pattern.compile("has (started|stopped) (\\d+) (running )?tasks(?:: .*|)$", Pattern.DOTALL);
    private static final Pattern ERROR =
            Pattern.compile("\\b(Cannot\\w+Error|ResourceInitializationError): .*", Pattern.DOTALL);

    private final State state = new State();
    private final Map<String, String> shown = new TreeMap<>();
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Instant start;
    private long events;

    @Override
    public synchronized void accept(Instant at, Event event) {
        state.apply(event);
        events++;
        if (start == null) {
            start = at;
        }
        Duration since = Duration.between(start, at);
        switch (event) {
            case Event.DeploymentCreated created -> name(created.serviceArn(), created.deployment());
            case Event.TaskSetCreated created -> name(created.taskSet().serviceArn(), created.deployment());
            default -> {
                // Nothing else needs a name.
            }
        }
        switch (event) {
            case Event.TaskCreated created -> task(since, created.task().taskArn());
            case Event.TaskPlaced placed -> task(since, placed.taskArn());
            case Event.TaskProgressed progressed -> task(since, progressed.taskArn());
            case Event.TaskStopRequested asked -> task(since, asked.taskArn());
            case Event.TaskStandingChanged changed -> task(since, changed.taskArn());
            case Event.TaskProtectionChanged changed ->
                show(since, task(changed.taskArn()), kind(changed.taskArn()), "protected", changed.until() != null);
            case Event.ServiceCreated created ->
                service(since, created.service().serviceArn());
            case Event.DesiredCountChanged changed -> service(since, changed.serviceArn());
            case Event.ServiceStatusChanged changed -> service(since, changed.serviceArn());
            case Event.ServiceSteadinessChanged changed -> service(since, changed.serviceArn());
            case Event.DeploymentCreated created -> service(since, created.serviceArn());
            case Event.DeploymentChanged changed -> service(since, changed.serviceArn());
            case Event.RolledBack back -> service(since, back.serviceArn());
            case Event.DeploymentDrained drained -> service(since, drained.serviceArn());
            case Event.TaskSetCreated created ->
                service(since, created.taskSet().serviceArn());
            case Event.TaskSetChanged changed ->
                show(
                        since,
                        names.getOrDefault(changed.taskSet().id(), "?"),
                        names.getOrDefault(changed.taskSet().id(), "?"),
                        "stability",
                        changed.taskSet().stability());
            case Event.TaskSetDeleted deleted -> service(since, deleted.serviceArn());
            case Event.ServiceDeploymentChanged changed -> {
                String who =
                        "attempt at " + names.getOrDefault(changed.history().serviceDeploymentArn(), "?");
                show(since, who, who, "status", changed.history().status());
            }
            case Event.ServiceEventPublished published -> says(since, published);
            case Event.ContainerInstanceChanged changed ->
                show(since, "instance", "instance", "status", changed.instance().status());
            default -> {
                // No user can tell.
            }
        }
    }

    /** All so far, in order. */
    synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    private void name(ServiceArn service, Deployment deployment) {
        int number = numbers.merge("deployments of " + service.name(), 1, Integer::sum);
        String name = "deployment " + number + " of " + service.name();
        names.put(deployment.id(), name);
        names.put(deployment.serviceDeploymentArn(), name);
    }

    private void task(Duration since, TaskArn arn) {
        Task task = state.task(arn).orElseThrow();
        String who = task(arn);
        String kind = kind(arn);
        TaskProgress progress = task.progress();
        for (ContainerObservation container : progress.containers()) {
            String of = " of " + container.name();
            show(since, who, kind, "health" + of, container.health());
            show(since, who, kind, "restarts" + of, container.restartCount());
            Integer code = container.exitCode();
            show(
                    since,
                    who,
                    kind,
                    "container " + container.name(),
                    container.status()
                            + (code == null ? "" : " " + code)
                            + (container.reason() == null ? "" : " " + plain(container.reason())));
        }
        show(since, who, kind, "healthStatus", progress.healthStatus());
        show(since, who, kind, "standing", task.standing());
        show(since, who, kind, "desiredStatus", progress.desiredStatus());
        if (progress.stopCode() != null || progress.stoppedReason() != null) {
            show(
                    since,
                    who,
                    kind,
                    "stops for",
                    progress.stopCode() + ", " + plain(String.valueOf(progress.stoppedReason())));
        }
        show(since, who, kind, "lastStatus", progress.lastStatus());
    }

    private void service(Duration since, ServiceArn arn) {
        state.service(arn).ifPresent(service -> {
            String who = "service " + arn.name();
            show(since, who, who, "status", service.status());
            show(since, who, who, "desiredCount", service.desiredCount());
            show(since, who, who, "steady", service.steady());
            for (Deployment deployment : service.deployments()) {
                String name = names.getOrDefault(deployment.id(), deployment.id());
                show(since, name, name, "status", deployment.status());
                show(
                        since,
                        name,
                        name,
                        "rollout",
                        deployment.rolloutState() + ", " + plain(deployment.rolloutStateReason()));
            }
        });
    }

    /** How many tasks one message tells of is chance: each task of it counts alone. */
    private void says(Duration since, Event.ServiceEventPublished published) {
        String who = "service " + published.serviceArn().name();
        String text = plain(String.valueOf(published.event().message()));
        Matcher counted = COUNTED.matcher(text);
        if (counted.find()) {
            String one = text.substring(0, counted.start()) + "has " + counted.group(1) + " a "
                    + Objects.requireNonNullElse(counted.group(3), "") + "task";
            for (int i = 0; i < Integer.parseInt(counted.group(2)); i++) {
                steps.add(new Step(events, since, who, who, "says " + one, ""));
            }
        } else {
            steps.add(new Step(events, since, who, who, "says " + text, ""));
        }
    }

    private void show(Duration since, String who, String kind, String what, Object value) {
        String now = String.valueOf(value);
        if (!now.equals(shown.put(who + "/" + what, now))) {
            steps.add(new Step(events, since, who, kind, what, now));
        }
    }

    private String task(TaskArn arn) {
        String known = names.get(arn.value());
        if (known == null) {
            String kind = kind(arn);
            known = kind + " #" + numbers.merge(kind, 1, Integer::sum);
            names.put(arn.value(), known);
        }
        return known;
    }

    private String kind(TaskArn arn) {
        Task task = state.task(arn).orElseThrow();
        String deployment = task.deploymentId();
        return deployment == null
                ? "task of " + task.launch().taskDefinitionArn().value().replaceFirst(".*/", "")
                : "task of " + names.getOrDefault(deployment, deployment);
    }

    private String plain(String text) {
        String named = text;
        for (Map.Entry<String, String> each : names.entrySet()) {
            named = named.replace(each.getKey(), each.getValue());
        }
        return ERROR.matcher(named)
                .replaceAll("$1")
                .replaceAll("ecs-svc/\\d+", "<deployment>")
                .replaceAll("arn:aws:\\S+", "<arn>")
                .replaceAll("\\b[0-9a-f]{32}\\b", "<id>")
                .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<id>");
    }
}
