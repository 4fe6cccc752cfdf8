package dev.evenkeel.docker.task;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Control groups of the kernel around all containers of a task, which hold the task's own cpu and memory. The Engine API
 * puts containers into a group but cannot limit it; the ECS agent writes the kernel's files too.
 *
 * <p>Works where the engine is on this machine, names groups by paths (cgroupfs), and the files can be written. Reads and
 * writes files, so it must not be asked on the backend's context.
 */
public final class TaskGroups {

    private static final int PERIOD_MICROS = 100_000;
    private static final long MIB = 1 << 20;
    private static final String UNIFIED = "cgroup.controllers";

    private final Path root;
    private final String prefix;

    /** @param root where the kernel's groups are, usually /sys/fs/cgroup */
    public TaskGroups(Path root, String owner) {
        this.root = root;
        prefix = "evenkeel/" + owner;
    }

    /** Whether groups can be made there. */
    public static boolean areWritable(Path root) {
        return Files.isWritable(root.resolve("memory/cgroup.procs"))
                || (Files.exists(root.resolve(UNIFIED)) && Files.isWritable(root.resolve("cgroup.subtree_control")));
    }

    /**
     * Makes the group of a task.
     *
     * @param cpu CPU units, null for no limit
     * @param memory MiB, null for no limit
     * @return the group as {@code CgroupParent} takes it
     */
    String make(String task, @Nullable Integer cpu, @Nullable Integer memory) throws IOException {
        String name = prefix + "/" + task;
        String quota = cpu == null ? "" : String.valueOf((long) cpu * PERIOD_MICROS / 1024);
        String bytes = memory == null ? "" : String.valueOf(memory * MIB);
        if (Files.exists(root.resolve(UNIFIED))) {
            delegate(root);
            Path group = root;
            for (Path part : Path.of(name)) {
                group = Files.createDirectories(group.resolve(part));
                delegate(group);
            }
            write(group.resolve("cpu.max"), quota.isEmpty() ? "" : quota + " " + PERIOD_MICROS);
            write(group.resolve("memory.max"), bytes);
        } else {
            Path processors = Files.createDirectories(root.resolve("cpu").resolve(name));
            write(processors.resolve("cpu.cfs_quota_us"), quota);
            Path group = Files.createDirectories(root.resolve("memory").resolve(name));
            write(group.resolve("memory.limit_in_bytes"), bytes);
        }
        return "/" + name;
    }

    /** The group of a task as {@code CgroupParent} takes it, whether it is there or not. */
    String path(String task) {
        return "/" + prefix + "/" + task;
    }

    /** Removes the group of a task. @return whether it is gone; not as long as a process of the task runs */
    boolean remove(String task) throws IOException {
        boolean gone = true;
        for (Path hierarchy : hierarchies()) {
            gone &= delete(hierarchy.resolve(prefix).resolve(task));
        }
        return gone;
    }

    /** Removes all groups of this owner that are empty: those that an earlier life left behind. */
    public void sweep() throws IOException {
        for (Path hierarchy : hierarchies()) {
            Path mine = hierarchy.resolve(prefix);
            for (Path task : folders(mine)) {
                delete(task);
            }
            delete(mine);
            delete(hierarchy.resolve("evenkeel"));
        }
    }

    /** The engine makes the group in every hierarchy, whichever we wrote to. */
    private List<Path> hierarchies() throws IOException {
        return Files.exists(root.resolve(UNIFIED)) ? List.of(root) : folders(root);
    }

    private static List<Path> folders(Path parent) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
                entries.forEach(found::add);
            }
        }
        return found;
    }

    /** Groups hold files that cannot be removed; the kernel removes the folder when no process and no group is in it. */
    private static boolean delete(Path group) throws IOException {
        try {
            Files.deleteIfExists(group);
            return true;
        } catch (FileSystemException busy) {
            return !Files.exists(group);
        }
    }

    private static void delegate(Path group) throws IOException {
        write(group.resolve("cgroup.subtree_control"), "+cpu +memory +pids");
    }

    private static void write(Path file, String value) throws IOException {
        if (!value.isEmpty()) {
            Files.writeString(file, value);
        }
    }
}
