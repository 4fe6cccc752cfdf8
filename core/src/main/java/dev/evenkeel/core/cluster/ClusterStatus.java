package dev.evenkeel.core.cluster;

/** Whether a cluster can be used (ACTIVE) or was deleted (INACTIVE, and still described). */
public enum ClusterStatus {
    ACTIVE,
    INACTIVE
}
