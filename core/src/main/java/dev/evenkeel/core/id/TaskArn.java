package dev.evenkeel.core.id;

/** The ARN of a task, {@code arn:P:ecs:R:A:task/CLUSTER/ID}. */
public record TaskArn(String value) implements Comparable<TaskArn> {

    /** The 32 hexadecimal digits that name the task. */
    public String id() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The name of the cluster it belongs to. */
    public String clusterName() {
        int end = value.lastIndexOf('/');
        return value.substring(value.lastIndexOf('/', end - 1) + 1, end);
    }

    @Override
    public int compareTo(TaskArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
