package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.docker.definition.Members;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment files of a task's containers. ECS reads them from S3; here a folder stands for S3, with a folder for each
 * bucket in it.
 *
 * <ol>
 *   <li>The files of the run's override take the place of the container definition's.
 *   <li>A line is {@code NAME=VALUE}; empty ones and those that begin with # are passed over, as are lines without =.
 *   <li>Of a name that comes twice the first value counts, as on ECS; {@code environment} goes before all files.
 * </ol>
 */
final class EnvironmentFiles implements TaskResource {

    private static final Pattern ARN = Pattern.compile("arn:[a-z0-9-]+:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)");
    private static final int MOST_FILES = 10;
    private static final long LARGEST = 1 << 20;

    private final RunEnvironment environment;
    private final TaskStart start;
    private final @Nullable Path s3;
    private final SortedMap<String, Map<String, String>> read = new TreeMap<>();

    EnvironmentFiles(RunEnvironment environment, TaskStart start) {
        this.environment = environment;
        this.start = start;
        s3 = environment.host().s3();
    }

    @Override
    public Future<Void> make(BooleanSupplier wanted) {
        SortedMap<String, List<String>> files = new TreeMap<>();
        for (ContainerDefinition container : start.taskDefinition().containers()) {
            List<String> named = files(container);
            if (!named.isEmpty()) {
                files.put(Objects.requireNonNull(container.name()), named);
            }
        }
        return files.isEmpty()
                ? Future.succeededFuture()
                : environment
                        .vertx()
                        .<Void>executeBlocking(
                                () -> {
                                    for (Map.Entry<String, List<String>> each : files.entrySet()) {
                                        read.put(each.getKey(), read(each.getValue()));
                                    }
                                    return null;
                                },
                                false);
    }

    /** What the files of each container say, by the container's name; complete once made. */
    SortedMap<String, Map<String, String>> read() {
        return Collections.unmodifiableSortedMap(read);
    }

    private List<String> files(ContainerDefinition container) {
        Members changed = EffectiveContainer.override(container, start.overrides())
                .map(override -> Members.of(override.other()))
                .filter(members -> members.has("environmentFiles"))
                .orElse(Members.of(container.other()));
        return changed.each("environmentFiles").stream()
                .map(file -> file.needText("value"))
                .toList();
    }

    private Map<String, String> read(List<String> arns) throws IOException {
        if (arns.size() > MOST_FILES) {
            throw failure("more than " + MOST_FILES + " files");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String arn : arns) {
            try (Stream<String> lines = Files.lines(file(arn), StandardCharsets.UTF_8)) {
                lines.map(String::strip)
                        .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                        .forEach(line -> values.putIfAbsent(
                                line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            }
        }
        return values;
    }

    /** The local file that stands for an object; links must not lead out of the folder. */
    private Path file(String arn) throws IOException {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw failure(arn + " is not the ARN of an object");
        }
        if (s3 == null) {
            throw failure(arn + ": no folder stands for S3; name one with the docker option s3-folder");
        }
        try {
            Path bucket = s3.resolve(parts.group(1)).toRealPath();
            Path file = bucket.resolve(parts.group(2)).toRealPath();
            if (file.startsWith(bucket) && Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return file;
            }
        } catch (IOException | InvalidPathException missing) {
            throw failure(arn + ": no such file in the folder that stands for S3");
        }
        throw failure(arn + ": not a file of 1 MiB at most");
    }

    private static IllegalStateException failure(String what) {
        return new IllegalStateException("ResourceInitializationError: failed to download env files: " + what);
    }
}
