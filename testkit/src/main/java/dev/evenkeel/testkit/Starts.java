package dev.evenkeel.testkit;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks for tests of runtimes, without an engine. */
public final class Starts {
    /** The account and region of all of them. */
    public static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");

    private Starts() {}

    /**
     * A stand-alone task of the cluster {@code default}.
     *
     * @param number makes its id
     * @param hostId null for Fargate
     */
    public static TaskStart task(int number, @Nullable String hostId, TaskDefinition definition) {
        return new TaskStart(
                SCOPE.task("default", "%032x".formatted(number)),
                SCOPE.cluster("default"),
                definition,
                null,
                hostId == null ? LaunchType.FARGATE : LaunchType.EC2,
                hostId,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /** A bridge-mode revision with these containers. */
    public static TaskDefinition definition(ContainerDefinition... containers) {
        return Records.of(
                TaskDefinition.class,
                "taskDefinitionArn",
                SCOPE.taskDefinition("contract", 1).value(),
                "family",
                "contract",
                "revision",
                1,
                "networkMode",
                "bridge",
                "containerDefinitions",
                List.of(containers));
    }
}
