package dev.evenkeel.core.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.task.TaskStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened in a region, a line for each decision and each thing that one waits for, with short names for ids: T1, T2
 * for tasks, D1, D2 for deployments and task sets, i-0, i-1 for hosts.
 *
 * <p>A trace is compared with a stored text; run with {@code -Dtrace.write=true} in the directory of the module to store it
 * anew, and read the difference.
 */
public final class Trace {
    private static final Pattern TASK = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");
    private static final Pattern OF_TASKS = Pattern.compile("(\\S+  task )(T\\d+(?: T\\d+)*)(: .*)");
    private static final Pattern LISTED = Pattern.compile("\\(task T\\d+\\)(?: \\(task T\\d+\\))+");
    private static final Pattern ENUMERATED = Pattern.compile("T\\d+(?:, T\\d+)+");
    private static final Pattern DEPLOYMENT = Pattern.compile("ecs-svc/[0-9]{19}");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();

    private Trace() {}

    /** Asserts that what happened in a region is what is stored. */
    public static void assertMatches(String name, Region region) {
        Trace trace = new Trace();
        for (FakeWorld.Recorded recorded : region.world.journal()) {
            String time = time(Duration.between(Region.START, recorded.at()));
            trace.line(recorded.event()).ifPresent(line -> trace.add(time + "  " + trace.shortened(line)));
        }
        assertStored(name, String.join("\n", trace.lines) + "\n");
    }

    /** What happens to several tasks at one instant is one line, in the order of their names: chance ids do not show. */
    private void add(String line) {
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        Matcher here = OF_TASKS.matcher(line);
        Matcher before = OF_TASKS.matcher(last);
        if (here.matches()
                && before.matches()
                && here.group(1).equals(before.group(1))
                && here.group(3).equals(before.group(3))) {
            lines.set(
                    lines.size() - 1,
                    before.group(1) + sorted(before.group(2) + " " + here.group(2)) + before.group(3));
        } else {
            String listed = LISTED.matcher(line).replaceAll(found -> sortedList(found.group()));
            lines.add(ENUMERATED
                    .matcher(listed)
                    .replaceAll(found -> sorted(found.group().replace(",", "")).replace(" ", ", ")));
        }
    }

    private static String sorted(String names) {
        return Stream.of(names.split(" "))
                .sorted(Comparator.comparingInt(task -> Integer.parseInt(task.substring(1))))
                .collect(Collectors.joining(" "));
    }

    private static String sortedList(String list) {
        String names = list.replace("(task ", "").replace(")", "");
        return Stream.of(sorted(names).split(" "))
                .map(task -> "(task " + task + ")")
                .collect(Collectors.joining(" "));
    }

    private static void assertStored(String name, String actual) {
        Path file = Path.of("src/test/resources/dev/evenkeel/core/traces", name + ".trace");
        try {
            if (Boolean.getBoolean("trace.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            try (InputStream in = Trace.class.getResourceAsStream("/dev/evenkeel/core/traces/" + name + ".trace")) {
                assertEquals(new String(in.readAllBytes(), StandardCharsets.UTF_8), actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> line(Event event) {
        return Optional.ofNullable(
                switch (event) {
                    case Event.ContainerInstanceRegistered e -> {
                        names.put(
                                e.instance().containerInstanceArn().id(),
                                e.instance().hostId());
                        yield e.instance().hostId() + " joins in "
                                + e.instance().availabilityZone();
                    }
                    case Event.ContainerInstanceChanged e ->
                        e.instance().hostId() + " is " + e.instance().status();
                    case Event.ContainerInstanceLost e ->
                        e.containerInstanceArn().id() + " is gone";
                    case Event.DesiredCountChanged e -> "desired count: " + e.from() + " -> " + e.to();
                    case Event.DeploymentCreated e -> e.deployment().id() + " is the wanted deployment";
                    case Event.RolledBack e ->
                        e.restored().id() + " is the wanted deployment again; "
                                + e.failed().id() + " is " + e.failed().rolloutState();
                    case Event.DeploymentDrained e -> e.deploymentId() + " has no task left";
                    case Event.TaskSetCreated e ->
                        e.taskSet().id() + " is created, " + e.taskSet().status() + " at "
                                + e.taskSet().scale() + " %";
                    case Event.TaskSetChanged e ->
                        e.taskSet().id() + " is " + e.taskSet().status() + " at "
                                + e.taskSet().scale() + " %, " + e.taskSet().stability();
                    case Event.TaskSetDeleted e -> e.taskSetId() + " is deleted";
                    case Event.TaskCreated e ->
                        task(e.task().taskArn()) + " of " + e.task().deploymentId() + " starts on "
                                + place(e.task().launch().hostId()) + " in "
                                + e.task().launch().availabilityZone();
                    case Event.TaskStandingChanged e ->
                        task(e.taskArn()) + (e.standing() == TaskStanding.HEALTHY ? ": healthy" : ": " + e.standing());
                    case Event.TaskProtectionChanged e ->
                        task(e.taskArn()) + (e.until() == null ? ": protected no more" : ": protected");
                    case Event.TaskStopRequested e -> task(e.taskArn()) + ": told to stop: " + e.reason();
                    case Event.TaskProgressed e ->
                        e.progress().lastStatus() == TaskStatus.STOPPED ? task(e.taskArn()) + ": stopped" : null;
                    case Event.ServiceEventPublished e -> "\"" + e.event().message() + "\"";
                    default -> null;
                });
    }

    private static String task(TaskArn task) {
        return "task " + task.id();
    }

    private static String place(String host) {
        return host == null ? "Fargate" : host;
    }

    private String shortened(String line) {
        return replace(replace(line, TASK, "T"), DEPLOYMENT, "D");
    }

    private String replace(String line, Pattern pattern, String letter) {
        Matcher matcher = pattern.matcher(line);
        return matcher.replaceAll(found ->
                names.computeIfAbsent(found.group(), id -> letter + counts.merge(letter, 1, Integer::sum)));
    }

    private static String time(Duration since) {
        return String.format("%02d:%02d:%02d", since.toHours(), since.toMinutesPart(), since.toSecondsPart());
    }
}
