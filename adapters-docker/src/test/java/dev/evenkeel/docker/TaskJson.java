package dev.evenkeel.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Task definitions as users write them, but with ' for the quotation mark. */
public final class TaskJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What {@code APP} stands for: a container that does nothing for a minute, and stops at once. */
    private static final String APP = "{'name': 'app', 'image': 'busybox:latest', 'memoryReservation': 16, 'command':"
            + " ['sh', '-c', 'trap exit TERM; while :; do sleep 30 & wait; done']}";

    private TaskJson() {}

    /** A task with one container {@code app}, which has these members besides its command. */
    public static TaskDefinition container(String members) {
        return task("{'containerDefinitions': [" + app(members) + "]}");
    }

    /** A task with one container {@code app} that mounts a volume {@code v} at /data, which has these members. */
    public static TaskDefinition mounting(String volume) {
        return task("{'containerDefinitions': ["
                + app("'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/data'}]")
                + "], 'volumes': [{'name': 'v', " + volume + "}]}");
    }

    /** The container {@code app} with more members. */
    public static String app(String members) {
        return APP.substring(0, APP.length() - 1) + ", " + members + "}";
    }

    public static TaskDefinition task(String text) {
        Map<String, Object> members = read(text.replace("APP", APP).replace('\'', '"'));
        members.putIfAbsent("family", "demo");
        members.putIfAbsent("revision", 1);
        members.putIfAbsent(
                "taskDefinitionArn", Definitions.SCOPE.taskDefinition("demo", 1).value());
        List<?> containers = (List<?>) Objects.requireNonNull(members.get("containerDefinitions"));
        members.put(
                "containerDefinitions",
                containers.stream()
                        .map(container -> withOthers(copy(container), ContainerDefinition.class))
                        .toList());
        return JSON.convertValue(withOthers(members, TaskDefinition.class), TaskDefinition.class);
    }

    public static TaskStart start(String text) {
        return Definitions.start(task(text), null);
    }

    public static TaskStart start(String text, @Nullable String overrides) {
        TaskOverride changes =
                overrides == null ? null : JSON.convertValue(read(overrides.replace('\'', '"')), TaskOverride.class);
        return Definitions.start(task(text), changes);
    }

    /** Members that a record has no component for go to its component {@code other}, as on the wire. */
    private static Map<String, Object> withOthers(Map<String, Object> members, Class<? extends Record> form) {
        List<String> known = Arrays.stream(form.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        Map<String, Object> other = new LinkedHashMap<>(members);
        other.keySet().removeAll(known);
        members.keySet().retainAll(known);
        members.put("other", other);
        return members;
    }

    private static Map<String, Object> copy(@Nullable Object members) {
        return JSON.convertValue(members, new TypeReference<>() {});
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
