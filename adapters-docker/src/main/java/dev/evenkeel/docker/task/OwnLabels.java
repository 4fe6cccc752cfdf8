package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** The labels and names by which containers are known as ours. Those of the ECS agent, and an owner of our own. */
public final class OwnLabels {

    /** What the names of all labels begin with that are Evenkeel's and not those of ECS. */
    public static final String OWN_PREFIX = "dev.evenkeel.";

    public static final String OWNER = OWN_PREFIX + "owner";
    public static final String TASK = "com.amazonaws.ecs.task-arn";
    public static final String CONTAINER = "com.amazonaws.ecs.container-name";

    /** A digest of all that the container was made from: one of the same name but another digest is another's. */
    static final String SPEC = "dev.evenkeel.spec";

    /** The name the ECS agent gives the container that holds a task's network; no container definition can have it. */
    public static final String PAUSE = "~internal~ecs~pause";

    private OwnLabels() {}

    static SortedMap<String, String> of(TaskStart start, String container, String owner) {
        SortedMap<String, String> labels = new TreeMap<>();
        TaskDefinition definition = start.taskDefinition();
        labels.put("com.amazonaws.ecs.cluster", start.clusterArn().name());
        labels.put(TASK, start.taskArn().value());
        labels.put(CONTAINER, container);
        labels.put("com.amazonaws.ecs.task-definition-family", String.valueOf(definition.family()));
        labels.put("com.amazonaws.ecs.task-definition-version", String.valueOf(definition.revision()));
        labels.put(OWNER, owner);
        return labels;
    }

    /**
     * The engine's name of a container. It is the same each time it is asked for, so that making a container twice makes
     * one; and another for each owner, since owners with the same seed have tasks with the same ARNs.
     */
    static String containerName(TaskStart start, String container, String owner) {
        return name(start, container, owner, container);
    }

    /** The engine's name of a volume of a task; the same each time, and no other task's. */
    static String volumeName(TaskStart start, String volume, String owner) {
        return name(start, volume, owner, "volume\n" + volume);
    }

    /** The engine's name of the network that tasks of a cluster share; no other cluster's, region's or owner's. */
    public static String networkName(ClusterArn cluster, String owner) {
        String readable = cluster.name().length() > 60 ? cluster.name().substring(0, 60) : cluster.name();
        return "ecs-" + readable + "-"
                + digest(owner + "\n" + cluster.value() + "\nnetwork").substring(0, 20);
    }

    private static String name(TaskStart start, String part, String owner, String unique) {
        TaskDefinition definition = start.taskDefinition();
        String readable = part.replaceAll("[^A-Za-z0-9_.-]", "");
        return "ecs-" + definition.family() + "-" + definition.revision() + "-" + readable + "-"
                + digest(owner + "\n" + start.taskArn() + "\n" + unique).substring(0, 20);
    }

    static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
