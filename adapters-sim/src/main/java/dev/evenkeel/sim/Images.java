package dev.evenkeel.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A registry that has every image but those whose names begin with {@code missing/}, and the hosts' caches of it. */
final class Images {
    private static final Duration CACHED = Duration.ofMillis(50);

    private final long seed;
    private final SortedMap<String, Double> slow = new TreeMap<>();
    private final SortedMap<String, Integer> pushes = new TreeMap<>();
    /** Worked out once: a hundred thousand tasks of one image have one digest. */
    private final SortedMap<String, String> digests = new TreeMap<>();

    private final SortedSet<String> missing = new TreeSet<>(List.of("missing/"));
    private final SortedSet<String> sick = new TreeSet<>();

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

    /**
     * The reason why an image cannot be pulled, in the words of ECS; empty when it can.
     *
     * @param scripted the reason that the container's script gives, null when it gives none
     */
    Optional<String> refusal(String image, @Nullable String scripted, @Nullable Host host) {
        if (host != null && host.hasImage(image)) {
            return Optional.empty();
        }
        if (scripted != null || missing.stream().noneMatch(image::startsWith)) {
            return Optional.ofNullable(scripted);
        }
        String reference = reference(image);
        return Optional.of(
                "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
                        + reference + ": " + reference + ": not found");
    }

    /** From now on the health checks of such images' containers fail where they would begin to succeed. */
    void sicken(String prefix) {
        sick.add(prefix);
    }

    /** They succeed again. */
    void cure(String prefix) {
        sick.remove(prefix);
    }

    boolean isSick(String image) {
        return sick.stream().anyMatch(image::startsWith);
    }

    /** From now on pulls of images whose names begin so take so many times as long; 1 makes them as before. */
    void slow(String prefix, double factor) {
        slow.remove(prefix);
        if (factor != 1) {
            slow.put(prefix, factor);
        }
    }

    /** How long a pull takes: a look into the cache when the host has the image, else what is usual for it. */
    Duration pull(String image, @Nullable Host host, Latency usual, Chance chance) {
        Duration full = usual.draw(chance);
        // Fargate gives each task a fresh machine: nothing is ever cached.
        if (host != null && host.hasImage(image)) {
            return CACHED;
        }
        double factor = slow.entrySet().stream()
                .filter(each -> image.startsWith(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .reduce(1, (one, other) -> one * other);
        return Duration.ofMillis(Math.round(full.toMillis() * factor));
    }

    /** From now on a name means another image. Tasks that are told a digest still run the one before. */
    void push(String image) {
        pushes.merge(image, 1, Integer::sum);
        digests.remove(image);
    }

    /** The digest that an image name has in this world. */
    String digest(String image) {
        return digests.computeIfAbsent(image, name -> {
            int push = pushes.getOrDefault(name, 0);
            return "sha256:" + new Chance(seed, "image/" + name + (push == 0 ? "" : "#" + push)).hex(64);
        });
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
