package dev.evenkeel.sim;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.scaling.AlarmState;
import dev.evenkeel.core.task.HealthStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a test may do to a simulated world. Everything here is to be called on the world's timeline; what names something
 * that is not there does nothing and says so by its answer.
 */
public interface Faults {

    /** The ids of a cluster's hosts that are there, sorted. */
    List<String> hosts(ClusterArn cluster);

    /** The availability zone of a host; empty when there is none of that id. */
    Optional<String> zone(ClusterArn cluster, String hostId);

    /** The tasks that have a RUNNING container, sorted. */
    List<TaskArn> tasksWithContainers();

    /** The names of a task's RUNNING containers, in the order of its definition. */
    List<String> runningContainers(TaskArn task);

    /**
     * Ends a container as if its process had died.
     *
     * @param exitCode 0 to 255
     * @param reason shown as the container's, such as {@code OutOfMemoryError: ...}
     * @return whether it ran
     */
    boolean killContainer(TaskArn task, String container, int exitCode, @Nullable String reason);

    /** Ends a container as the kernel does that has run out of memory: exit code 137, and ECS's reason for it. */
    default boolean runOutOfMemory(TaskArn task, String container) {
        return killContainer(task, container, SimLabels.EXIT_KILLED, SimLabels.OUT_OF_MEMORY);
    }

    /** The health check of a running container says so until it is restarted; false for one without a check. */
    boolean sayHealth(TaskArn task, String container, HealthStatus said);

    /** A running container does not end on its stop signal from now on: it is killed when its stop timeout is over. */
    boolean ignoreStop(TaskArn task, String container);

    /** A host is gone for good with all its tasks. */
    boolean loseInstance(ClusterArn cluster, String hostId);

    /** A host that was lost is there again, empty; not one of a capacity provider's group, which has replaced it. */
    boolean bringBackInstance(ClusterArn cluster, String hostId);

    /** A host is told that it is taken away in two minutes, and then it is. */
    boolean giveSpotNotice(ClusterArn cluster, String hostId);

    /** Fargate Spot takes a task's capacity back: it is told so, and is gone in two minutes at the most. */
    boolean interruptSpot(TaskArn task);

    /** All hosts of an availability zone are gone for good; {@link #bringBackInstance} brings back each. */
    boolean loseZone(ClusterArn cluster, String zone);

    /** From now on no host arrives for any capacity provider's group, or those that are due do again. */
    void withholdHosts(boolean begins);

    /**
     * From now on Fargate has nothing to give, or has again.
     *
     * @param capacityProvider FARGATE or FARGATE_SPOT
     */
    void withholdFargate(String capacityProvider, boolean begins);

    /** A host more than there were, in the next zone in turn; its id, or empty when the cluster has no hosts. */
    Optional<String> addInstance(ClusterArn cluster);

    /** A host is reported as gone, but is not: its tasks go on, and nothing is heard of them. */
    boolean hideInstance(ClusterArn cluster, String hostId);

    /** A hidden host is found again, with its tasks. */
    boolean findInstance(ClusterArn cluster, String hostId);

    /** The agent of a host cannot be reached: its tasks go on, but nothing is heard of them. */
    boolean disconnectAgent(ClusterArn cluster, String hostId);

    /** The agent is back, and reports all its tasks as they are. */
    boolean reconnectAgent(ClusterArn cluster, String hostId);

    /** How reports about tasks travel from now on. */
    void reports(ReportFaults faults);

    /** What is wrong with the router from now on. */
    void targets(TargetFaults faults);

    /** How calls to start and to stop tasks fare from now on. */
    void calls(CallFaults faults);

    /** What is wrong with measurements from now on. */
    void metrics(MetricFaults faults);

    /** Health checks of containers whose images begin so fail from now on where they would begin to succeed. */
    void sicken(String imagePrefix);

    /** They succeed again; a container that was found ill stays so until {@link #sayHealth} says otherwise. */
    void cure(String imagePrefix);

    /** Images whose names begin so cannot be pulled from now on. */
    void failPulls(String imagePrefix);

    /** Pulls of images whose names begin so take so many times as long from now on; 1 makes them as before. */
    void slowPulls(String imagePrefix, double factor);

    /** They can be pulled again. */
    void healPulls(String imagePrefix);

    /** Somebody pushes another image under a name: it has another digest from now on. */
    void push(String image);

    /** An alarm says so from now on, whatever the labels of containers ask for. */
    void alarm(String name, AlarmState state);
}
