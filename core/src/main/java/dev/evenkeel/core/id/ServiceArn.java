package dev.evenkeel.core.id;

/** The ARN of a service, {@code arn:P:ecs:R:A:service/CLUSTER/NAME}. */
public record ServiceArn(String value) implements Comparable<ServiceArn> {

    /** The name of the service. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The name of the cluster it belongs to. */
    public String clusterName() {
        int end = value.lastIndexOf('/');
        return value.substring(value.lastIndexOf('/', end - 1) + 1, end);
    }

    /** The region it is in. */
    public String region() {
        return value.split(":", 5)[3];
    }

    @Override
    public int compareTo(ServiceArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
