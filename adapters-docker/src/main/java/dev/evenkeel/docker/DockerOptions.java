package dev.evenkeel.docker;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.agent.AgentSettings;
import dev.evenkeel.docker.client.EngineAddress;
import dev.evenkeel.docker.registry.PullBehavior;
import dev.evenkeel.docker.secret.SecretSources;
import dev.evenkeel.docker.task.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the backend was asked to behave.
 *
 * @param cpu CPU units to offer to tasks, null for all that the machine has
 * @param memory MiB to offer to tasks, null for what the machine has less the reserve
 * @param reservedMemory MiB kept back for the machine itself
 * @param allowed what tasks may ask for although it lets them out of their container
 * @param volumeRoots folders of the host that tasks may mount, and all below them
 * @param s3Folder what stands for S3, null for nothing
 * @param pullBehavior when images are asked of their registries
 * @param owner the value of the label by which containers are known as ours
 * @param cleanup whether to remove all containers of this owner at the end
 * @param secrets where the values of secrets come from
 * @param agent how the endpoints of the ECS agent are served to tasks
 */
public record DockerOptions(
        EngineAddress address,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        int reservedMemory,
        NavigableSet<Permission> allowed,
        List<Path> volumeRoots,
        @Nullable Path s3Folder,
        PullBehavior pullBehavior,
        String owner,
        boolean cleanup,
        SecretSource secrets,
        AgentSettings agent) {
    public DockerOptions {
        allowed = Collections.unmodifiableNavigableSet(new TreeSet<>(allowed));
    }

    /** What {@code BackendFactory.options()} lists. */
    static final List<String> MEANINGS = List.of(
            "host: the engine's address, unix:///PATH or tcp://HOST:PORT (default: DOCKER_HOST, else the usual socket)",
            "cpu: CPU units to offer, 1024 for one processor (default: all)",
            "memory: MiB to offer (default: all but reserved-memory)",
            "reserved-memory: MiB kept back for the machine itself (default: 0)",
            "allow: what tasks may ask for, separated by commas: " + Permission.names() + " (default: none)",
            "volume-roots: folders of the host that tasks may mount, and all below them, separated by : (default: none)",
            "s3-folder: a folder that stands for S3, with one for each bucket in it, for environmentFiles (default: none)",
            "image-pull-behavior: when images are pulled, as ECS_IMAGE_PULL_BEHAVIOR: " + PullBehavior.names()
                    + " (default: prefer-cached)",
            "owner: the name that marks containers as ours, of no other Evenkeel; what it has and we know nothing of is removed"
                    + " (default: that of the kept state, else random)",
            "cleanup: true to remove all containers of this owner at the end (default: false)",
            "secrets: where the values of secrets come from: a file, env:PREFIX or command:WORDS (default: nowhere)",
            "agent: where tasks reach metadata and credentials: auto, off or ADDRESS[:PORT] (default: auto)",
            "credentials: a file of credentials by task role (default: none)",
            "host-credentials: true to give roles without any the AWS credentials of this environment (default: false)");

    private static final String OWNER = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

    /**
     * Reads options by name.
     *
     * @param identity who asks, when that is to be the same over restarts
     * @throws BackendException for a value that cannot be used
     */
    static DockerOptions of(
            SortedMap<String, String> options, Map<String, String> environment, @Nullable String identity) {
        String owner = options.getOrDefault("owner", identity == null ? random() : identity);
        if (!owner.matches(OWNER)) {
            throw bad("owner", owner, "1 to 64 letters, digits, _, . and -, beginning with a letter or digit");
        }
        String host = options.get("host");
        return new DockerOptions(
                address(() -> host == null ? EngineAddress.usual(environment) : EngineAddress.parse(host)),
                number(options, "cpu", 128),
                number(options, "memory", 16),
                orZero(number(options, "reserved-memory", 0)),
                permissions(options.getOrDefault("allow", "")),
                roots(options.getOrDefault("volume-roots", "")),
                s3Folder(options.get("s3-folder")),
                pullBehavior(options.getOrDefault("image-pull-behavior", PullBehavior.PREFER_CACHED.wireName())),
                owner,
                flag(options, "cleanup"),
                SecretSources.of(options.get("secrets"), environment),
                AgentSettings.of(
                        options.getOrDefault("agent", "auto"),
                        options.get("credentials"),
                        flag(options, "host-credentials"),
                        environment));
    }

    private static String random() {
        return "evenkeel-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static EngineAddress address(Supplier<EngineAddress> source) {
        try {
            return source.get();
        } catch (IllegalArgumentException unreadable) {
            throw new BackendException("docker: " + unreadable.getMessage(), unreadable);
        }
    }

    private static @Nullable Integer number(SortedMap<String, String> options, String name, int least) {
        String value = options.get(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            throw bad(name, value, "a whole number of at least " + least);
        }
        return Integer.valueOf(value);
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static boolean flag(SortedMap<String, String> options, String name) {
        String value = options.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw bad(name, value, "true or false");
        }
        return value.equals("true");
    }

    private static NavigableSet<Permission> permissions(String text) {
        Function<String, Permission> known = name -> Permission.of(name)
                .orElseThrow(() -> bad("allow", name, "any of " + Permission.names() + ", separated by commas"));
        NavigableSet<Permission> allowed = new TreeSet<>();
        Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(known)
                .forEach(allowed::add);
        return allowed;
    }

    private static List<Path> roots(String text) {
        List<Path> roots = new ArrayList<>();
        for (String each : text.split(":")) {
            if (!each.isBlank()) {
                Path root = Path.of(each.strip()).normalize();
                if (!root.isAbsolute() || root.getNameCount() == 0) {
                    throw bad("volume-roots", each, "absolute paths below /, separated by :");
                }
                roots.add(root);
            }
        }
        return List.copyOf(roots);
    }

    private static @Nullable Path s3Folder(@Nullable String text) {
        if (text != null && !Files.isDirectory(Path.of(text))) {
            throw bad("s3-folder", text, "a folder that exists");
        }
        return text == null ? null : Path.of(text).toAbsolutePath();
    }

    private static PullBehavior pullBehavior(String text) {
        return PullBehavior.of(text)
                .orElseThrow(() -> bad("image-pull-behavior", text, "one of " + PullBehavior.names()));
    }

    private static BackendException bad(String name, String value, String wanted) {
        return new BackendException("docker: option " + name + "=" + value + " cannot be used; it takes " + wanted);
    }
}
