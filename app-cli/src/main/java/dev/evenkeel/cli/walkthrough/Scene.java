package dev.evenkeel.cli.walkthrough;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where and with what the story is played.
 *
 * @param backend sim, docker or aws
 * @param family of the task definition, and the name of the service
 * @param subnets opaque names; empty for the bridge network
 * @param metricPeriod over which a data point is taken
 * @param patience how long any one step may take
 * @param working whether containers work by themselves, since they cannot be made to from here
 */
record Scene(
        String backend,
        String cluster,
        String family,
        String image,
        @Nullable String launchType,
        List<String> subnets,
        Duration metricPeriod,
        Duration patience,
        boolean working) {
    Scene {
        subnets = List.copyOf(subnets);
    }

    /** What differs from AWS, in a line; empty where nothing does. */
    String remark() {
        if (metricPeriod.equals(Duration.ofSeconds(60))) {
            return "";
        }
        return String.format(
                Locale.ROOT, "metrics are taken over %d s here instead of AWS's 60 s", metricPeriod.toSeconds());
    }

    /**
     * CPU units of a task: 256 is Fargate's least. On Docker the load is real, and a smaller task is sure to get what it
     * reserves on a machine that has other things to do.
     */
    int cpu() {
        return backend.equals("docker") ? 128 : 256;
    }

    boolean isFargate() {
        return "FARGATE".equals(launchType);
    }
}
