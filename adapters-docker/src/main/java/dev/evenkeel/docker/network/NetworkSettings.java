package dev.evenkeel.docker.network;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.spi.BackendException;
import java.util.List;
import java.util.SortedMap;

/**
 * How the networks of tasks were asked for.
 *
 * @param names which tasks find each other by name
 * @param hidesInstanceMetadata whether tasks are kept from 169.254.169.254, where clouds have the credentials of the host
 */
public record NetworkSettings(Names names, boolean hidesInstanceMetadata) {

    /** Which tasks join the network of their cluster. Joining one makes a start slower, so that not all do. */
    public enum Names {
        /** Those whose service asked for discovery, as on ECS. */
        AUTO,
        /** All. */
        ALL,
        /** None. */
        OFF
    }

    /**
     * Reads the options {@code names} and {@code instance-metadata}.
     *
     * @throws BackendException for what cannot be used
     */
    public static NetworkSettings of(SortedMap<String, String> options) {
        Names names = switch (oneOf(options, "names", List.of("auto", "all", "off"))) {
            case "all" -> Names.ALL;
            case "off" -> Names.OFF;
            default -> Names.AUTO;
        };
        return new NetworkSettings(
                names,
                oneOf(options, "instance-metadata", List.of("open", "hidden")).equals("hidden"));
    }

    /** Whether a task joins the network of its cluster. */
    boolean joins(TaskStart start) {
        String mode = start.taskDefinition().effectiveNetworkMode();
        boolean canJoin = mode.equals("bridge") || mode.equals("awsvpc");
        return canJoin
                && switch (names) {
                    case AUTO -> start.names().wanted();
                    case ALL -> true;
                    case OFF -> false;
                };
    }

    /** The first is the usual one. */
    private static String oneOf(SortedMap<String, String> options, String name, List<String> known) {
        String value = options.getOrDefault(name, known.get(0));
        if (!known.contains(value)) {
            throw new BackendException("docker: option " + name + "=" + value + " cannot be used; it takes "
                    + String.join(", ", known.subList(0, known.size() - 1)) + " or " + known.get(known.size() - 1));
        }
        return value;
    }
}
