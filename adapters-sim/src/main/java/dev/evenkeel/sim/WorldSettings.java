package dev.evenkeel.sim;

import dev.evenkeel.core.spi.BackendException;
import java.util.List;
import java.util.SortedMap;

/**
 * What the hosts of a cluster are like.
 *
 * @param instances container instances that each cluster is given; 0 to 10,000
 * @param instanceCpu CPU units of each; 128 to 196,608
 * @param instanceMemory MiB of each; 128 to 3,145,728
 * @param zones availability zones that they are spread over in turn; 1 to 6
 * @param groupMin hosts that the group of a capacity provider always has; 0 to {@code groupMax}
 * @param groupMax hosts that it may have at the most; 0 to 10,000
 * @param fargateTasks tasks that Fargate has room for at once; 0 for as many as you like
 * @param instanceGpus GPUs of each; 0 to 16
 */
public record WorldSettings(
        int instances,
        int instanceCpu,
        int instanceMemory,
        int zones,
        int groupMin,
        int groupMax,
        int fargateTasks,
        int instanceGpus) {
    /** Three hosts of 4 vCPU and 16 GiB, one in each of three zones. */
    public static final WorldSettings DEFAULT = new WorldSettings(3, 4096, 16384, 3);

    private static final int VCPU = 1024;
    private static final int HOSTS_MAX = 10_000;
    private static final int GROUP_MAX = 10;
    /** The most that an EC2 instance type has. */
    private static final int GPUS_MAX = 16;

    /** Groups of up to ten hosts, and a Fargate without limits. */
    public WorldSettings(int instances, int instanceCpu, int instanceMemory, int zones) {
        this(instances, instanceCpu, instanceMemory, zones, 0, GROUP_MAX, 0);
    }

    /** Hosts without GPUs. */
    public WorldSettings(
            int instances,
            int instanceCpu,
            int instanceMemory,
            int zones,
            int groupMin,
            int groupMax,
            int fargateTasks) {
        this(instances, instanceCpu, instanceMemory, zones, groupMin, groupMax, fargateTasks, 0);
    }

    static List<String> options() {
        return List.of(
                "instances: container instances of each cluster (3)",
                "instance-cpu: CPU units of each, 1024 for one vCPU (4096)",
                "instance-memory: MiB of each (16384)",
                "zones: availability zones they are spread over, 1 to 6 (3)",
                "group-min: hosts that a capacity provider's group always has (0)",
                "group-max: hosts that it may have (10)",
                "instance-gpus: GPUs of each container instance (0)",
                "fargate-tasks: tasks that Fargate has room for, 0 for as many as you like (0)");
    }

    static WorldSettings of(SortedMap<String, String> options) {
        int groupMax = number(options, "group-max", GROUP_MAX, 0, HOSTS_MAX);
        return new WorldSettings(
                number(options, "instances", DEFAULT.instances, 0, HOSTS_MAX),
                number(options, "instance-cpu", DEFAULT.instanceCpu, 128, 192 * VCPU),
                number(options, "instance-memory", DEFAULT.instanceMemory, 128, 3 * 1024 * 1024),
                number(options, "zones", DEFAULT.zones, 1, 6),
                number(options, "group-min", 0, 0, groupMax),
                groupMax,
                number(options, "fargate-tasks", 0, 0, 1_000_000),
                number(options, "instance-gpus", 0, 0, GPUS_MAX));
    }

    private static int number(SortedMap<String, String> options, String name, int otherwise, int min, int max) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // The message below covers it.
        }
        throw new BackendException("Option " + name + " of backend sim is '" + text + "'; give a whole number from "
                + min + " to " + max + ".");
    }
}
