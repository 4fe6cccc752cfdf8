package dev.evenkeel.core.id;

/** The ARN of a container instance, {@code arn:P:ecs:R:A:container-instance/CLUSTER/ID}. */
public record ContainerInstanceArn(String value) implements Comparable<ContainerInstanceArn> {

    /** The 32 hexadecimal digits that name the instance. */
    public String id() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The name of the cluster it belongs to. */
    public String clusterName() {
        int end = value.lastIndexOf('/');
        return value.substring(value.lastIndexOf('/', end - 1) + 1, end);
    }

    @Override
    public int compareTo(ContainerInstanceArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
