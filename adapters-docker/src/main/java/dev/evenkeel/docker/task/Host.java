package dev.evenkeel.docker.task;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the machine has for tasks, and what they cannot exceed.
 *
 * @param cpu CPU units of the container instance
 * @param isWhole whether those are all that the machine has, so that the kernel needs no word of it
 * @param memory MiB of the container instance
 * @param folders which of its folders tasks may mount
 * @param groups where control groups around whole tasks are made, null when that cannot be done here
 * @param publish the machine's address that ports of containers are published at
 * @param s3 the folder that stands for S3, null when none does
 */
public record Host(
        int cpu,
        boolean isWhole,
        int memory,
        HostFolders folders,
        @Nullable TaskGroups groups,
        String publish,
        @Nullable Path s3) {

    /** Where ports are published unless the engine was named with another address: they are this machine's alone. */
    public static final String LOOPBACK = "127.0.0.1";

    /** CPU units that a task may use, null for as many as there are. */
    @Nullable
    Integer cpu(@Nullable Integer asked) {
        if (asked == null) {
            return isWhole ? null : cpu;
        }
        return Math.min(asked, cpu);
    }

    /** MiB that a task or container may use. */
    int memory(@Nullable Integer asked) {
        return asked == null ? memory : Math.min(asked, memory);
    }
}
