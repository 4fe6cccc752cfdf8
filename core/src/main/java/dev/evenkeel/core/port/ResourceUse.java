package dev.evenkeel.core.port;

/**
 * What a task used in the mean over a period.
 *
 * @param cpuUnits 1024 are one vCPU; 0 or more
 * @param memoryMiB resident memory, 0 or more
 */
public record ResourceUse(double cpuUnits, double memoryMiB) {}
