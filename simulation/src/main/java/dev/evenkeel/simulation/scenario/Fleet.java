package dev.evenkeel.simulation.scenario;

/**
 * The container instances that the cluster {@code default} has.
 *
 * @param instances how many, 0 to 10,000
 * @param cpu CPU units of each
 * @param memory MiB of each
 * @param zones availability zones that they are spread over in turn, 1 to 6
 */
public record Fleet(int instances, int cpu, int memory, int zones) {
    /** Three of 4 vCPU and 16 GiB, one in each of three zones. */
    public static final Fleet DEFAULT = new Fleet(3, 4096, 16384, 3);
}
