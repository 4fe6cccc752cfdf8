package dev.evenkeel.docker.definition;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A volume that a task definition declares. */
public sealed interface TaskVolume {

    String name();

    /** A folder of the host. */
    record HostFolder(String name, String sourcePath) implements TaskVolume {}

    /**
     * One of the engine's.
     *
     * @param shared whether it outlives the task and may be used by others; else it comes and goes with the task
     * @param autoprovision whether a shared one is made when it is not there
     * @param options of the driver
     */
    record EngineVolume(
            String name,
            boolean shared,
            boolean autoprovision,
            String driver,
            SortedMap<String, String> options,
            SortedMap<String, String> labels)
            implements TaskVolume {}

    /** One that only AWS has, in AWS's words. */
    record Elsewhere(String name, String what) implements TaskVolume {}

    /** All volumes of a task definition. */
    static List<TaskVolume> all(TaskDefinition definition) {
        return Members.of(definition.other()).each("volumes").stream()
                .map(TaskVolume::of)
                .toList();
    }

    static Optional<TaskVolume> find(TaskDefinition definition, String name) {
        return all(definition).stream()
                .filter(volume -> Objects.equals(volume.name(), name))
                .findFirst();
    }

    private static TaskVolume of(Members volume) {
        String name = volume.text("name").orElse("");
        Optional<String> folder = volume.in("host").text("sourcePath").filter(path -> !path.isEmpty());
        if (folder.isPresent()) {
            return new HostFolder(name, folder.get());
        }
        if (volume.flag("configuredAtLaunch")) {
            return new Elsewhere(name, "a volume configured at launch (Amazon EBS)");
        }
        for (Map.Entry<String, String> each : FILE_SYSTEMS.entrySet()) {
            if (volume.has(each.getKey())) {
                return new Elsewhere(name, each.getValue());
            }
        }
        Members docker = volume.in("dockerVolumeConfiguration");
        return new EngineVolume(
                name,
                docker.text("scope").orElse("task").equals("shared"),
                docker.flag("autoprovision"),
                docker.text("driver").orElse("local"),
                docker.pairs("driverOpts"),
                docker.pairs("labels"));
    }

    /** The members of a volume that name a file system of AWS, and what it is called. */
    SortedMap<String, String> FILE_SYSTEMS = new TreeMap<>(Map.of(
            "efsVolumeConfiguration", "an Amazon EFS file system",
            "fsxWindowsFileServerVolumeConfiguration", "an Amazon FSx for Windows File Server file system",
            "s3filesVolumeConfiguration", "an Amazon S3 Files file system"));
}
