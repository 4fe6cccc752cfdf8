package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.stage.StageStep;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskset.StabilityStatus;
import dev.evenkeel.core.taskset.TaskSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thing the reconciler has decided to do about a service. Where a task goes is decided when it is done. */
public sealed interface Decision {

    /** Start tasks of a deployment; {@code replaced} of them stand in for unhealthy ones. */
    record StartTasks(Deployment deployment, int count, int replaced) implements Decision {}

    /** Stop tasks; how the service tells of it follows from what they are. */
    record StopTasks(List<Task> tasks, StopCode code, String reason) implements Decision {
        public StopTasks {
            tasks = List.copyOf(tasks);
        }

        /** Tasks that are not needed any more, for the sake of a deployment or a task set. */
        static StopTasks scaling(List<Task> tasks, String deploymentId) {
            return new StopTasks(tasks, StopCode.SERVICE_SCHEDULER_INITIATED, scalingReason(deploymentId));
        }

        /** What ECS says of a task that is not needed any more. */
        static String scalingReason(String deploymentId) {
            return "Scaling activity initiated by (deployment " + deploymentId + ")";
        }
    }

    /** Tell of tasks that fail their health checks. */
    record ReportUnhealthy(List<Task> tasks) implements Decision {
        public ReportUnhealthy {
            tasks = List.copyOf(tasks);
        }
    }

    /** Tell that the percentages leave no room to move. */
    record ReportDeadlock() implements Decision {}

    /** A deployment has no task left. */
    record DropDeployment(Deployment deployment) implements Decision {}

    /** A deployment that was only asked for is under way now. */
    record BeginDeployment(Deployment deployment) implements Decision {}

    /** Every task is moved: from now on the deployment is only watched, for its bake time. */
    record BakeDeployment(Deployment deployment) implements Decision {}

    record CompleteDeployment(Deployment deployment) implements Decision {}

    /** A deployment is given up. */
    record FailDeployment(Deployment deployment, DeploymentFailure failure, boolean rollBack) implements Decision {}

    /** A deployment that moves traffic enters its stages. */
    record BeginStages(StagedDeployment staged) implements Decision {}

    /** A deployment that moves traffic makes a move. */
    record MoveStage(StageStep.Move move) implements Decision {}
    /** Start tasks in the smallest zone, of which as many are to stop in the largest. */
    record BeginZoneMove(Deployment deployment, SortedMap<String, Integer> counts, String from, String to, int count)
            implements Decision {
        public BeginZoneMove {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }
    }

    /** A move between zones is over: stop these tasks where it began; none where it came to nothing. */
    record EndZoneMove(ZoneMove move, List<Task> going) implements Decision {
        public EndZoneMove {
            going = List.copyOf(going);
        }
    }

    /** Start a task of a daemon on each of these instances. */
    record StartDaemons(Deployment deployment, List<ContainerInstanceArn> instances) implements Decision {
        public StartDaemons {
            instances = List.copyOf(instances);
        }
    }

    /** A daemon service wants as many tasks as it has instances now. */
    record DeriveDesiredCount(int count) implements Decision {}

    /** Tell that protected tasks keep a deployment from scaling in. */
    record ReportProtection(String deploymentId) implements Decision {}

    /** A task set is stable now, or no longer is. */
    record FindStability(TaskSet taskSet, StabilityStatus stability) implements Decision {}

    /** A DRAINING task set has no task left. */
    record DropTaskSet(TaskSet taskSet) implements Decision {}

    record ReachSteadyState() implements Decision {}

    /** Say again that the service is steady. */
    record RepeatSteadyState() implements Decision {}

    record LeaveSteadyState() implements Decision {}

    /** The last task of a DRAINING service is on its way out. */
    record BecomeInactive() implements Decision {}
}
