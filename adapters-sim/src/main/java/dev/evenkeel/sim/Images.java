package dev.evenkeel.sim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A registry that has every image but those whose names begin with {@code missing/}, and the hosts' caches of it. */
final class Images {
    private final long seed;
    private final SortedSet<String> missing = new TreeSet<>(List.of("missing/"));

    Images(long seed) {
        this.seed = seed;
    }

    /** From now on images whose names begin so cannot be pulled, though a host that has one already can start it. */
    void fail(String prefix) {
        missing.add(prefix);
    }

    /** They can be pulled again. */
    void heal(String prefix) {
        missing.remove(prefix);
    }

    /** The reason why an image cannot be pulled, in the words of ECS; empty when it can. */
    Optional<String> refusal(String image, @Nullable Host host) {
        boolean cached = host != null && host.hasImage(image);
        if (cached || missing.stream().noneMatch(image::startsWith)) {
            return Optional.empty();
        }
        String reference = reference(image);
        return Optional.of(
                "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
                        + reference + ": " + reference + ": not found");
    }

    /** How long the pull takes: a look into the cache when the host has the image, else two to eight seconds. */
    Duration pull(String image, @Nullable Host host, Chance chance) {
        if (host == null) {
            // Fargate gives each task a fresh machine: nothing is ever cached.
            return chance.between(2_000, 8_000);
        }
        Duration full = chance.between(2_000, 8_000);
        return host.hasImage(image) ? Duration.ofMillis(50) : full;
    }

    /** The digest that an image name has in this world. */
    String digest(String image) {
        return "sha256:" + new Chance(seed, "image/" + image).hex(64);
    }

    /** The full name that a container engine makes of a short one. */
    private static String reference(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String named = hasRegistry ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
        boolean tagged = image.contains("@") || image.lastIndexOf(':') > image.lastIndexOf('/');
        return tagged ? named : named + ":latest";
    }
}
