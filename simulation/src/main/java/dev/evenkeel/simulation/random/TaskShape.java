package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.scenario.Fleet;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What all revisions of a family have in common.
 *
 * @param networkMode awsvpc, bridge or host
 * @param hostPort that each task takes on its instance; null for none
 * @param cpu CPU units of the task; 128 to 1024
 * @param memory MiB of the task; 512 to 2048
 */
record TaskShape(String networkMode, @Nullable Integer hostPort, int cpu, int memory) {
    /** The pairs that Fargate has come first. */
    private static final int[][] SIZES = {{256, 512}, {256, 2048}, {1024, 2048}, {128, 1024}, {1024, 512}, {512, 1024}};

    private static final int FARGATE_SIZES = 3;

    /** The size is the plainest where the seed has no others. */
    static TaskShape of(
            SortedSet<Feature> features, Draw draw, String networkMode, boolean fargate, @Nullable Integer hostPort) {
        int[] size =
                features.contains(Feature.SIZES) ? SIZES[draw.below(fargate ? FARGATE_SIZES : SIZES.length)] : SIZES[0];
        return new TaskShape(networkMode, hostPort, size[0], size[1]);
    }

    /** How many tasks an empty instance takes. */
    int fits(Fleet fleet) {
        return Math.min(fleet.cpu() / cpu, fleet.memory() / memory);
    }

    /** Tasks that share the host's network have no port in common with those of another service. */
    int containerPort() {
        return networkMode.equals("host") && hostPort != null ? hostPort : 80;
    }

    boolean isAwsvpc() {
        return networkMode.equals("awsvpc");
    }
}
