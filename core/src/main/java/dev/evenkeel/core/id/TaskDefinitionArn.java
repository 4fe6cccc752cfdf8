package dev.evenkeel.core.id;

/** The ARN of a revision, {@code arn:P:ecs:R:A:task-definition/FAMILY:REVISION}. */
public record TaskDefinitionArn(String value) implements Comparable<TaskDefinitionArn> {
    /** Stands where there is none: a service whose task sets have one each. */
    public static final TaskDefinitionArn NONE = new TaskDefinitionArn("");

    /** The family, without the revision. */
    public String family() {
        return value.substring(value.lastIndexOf('/') + 1, value.lastIndexOf(':'));
    }

    /** The number of the revision, from 1. */
    public int revision() {
        return Integer.parseInt(value.substring(value.lastIndexOf(':') + 1));
    }

    /** {@code family:revision}. */
    public String familyAndRevision() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(TaskDefinitionArn other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
