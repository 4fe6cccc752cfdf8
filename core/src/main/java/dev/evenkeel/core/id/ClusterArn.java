package dev.evenkeel.core.id;

/** The ARN of a cluster, {@code arn:P:ecs:R:A:cluster/NAME}. */
public record ClusterArn(String value) implements Comparable<ClusterArn> {

    /** The name of the cluster. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ClusterArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
