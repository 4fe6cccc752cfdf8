package dev.evenkeel.docker;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.agent.AgentSettings;
import dev.evenkeel.docker.network.NetworkSettings;
import dev.evenkeel.docker.registry.PullBehavior;
import dev.evenkeel.docker.secret.SecretSources;
import dev.evenkeel.docker.task.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the backend was asked to behave.
 *
 * @param engines at least one; each has another name
 * @param lostAfter how long one of several engines must be away for its tasks to count as lost
 * @param allowed what tasks may ask for although it lets them out of their container
 * @param volumeRoots folders of the host that tasks may mount, and all below them
 * @param s3Folder what stands for S3, null for nothing
 * @param pullBehavior when images are asked of their registries
 * @param owner the value of the label by which containers are known as ours
 * @param cleanup whether to remove all containers of this owner at the end
 * @param secrets where the values of secrets come from
 * @param agent how the endpoints of the ECS agent are served to tasks
 * @param networks who is found by name, and what is kept from tasks
 */
record DockerOptions(
        List<EngineOptions> engines,
        Duration lostAfter,
        NavigableSet<Permission> allowed,
        List<Path> volumeRoots,
        @Nullable Path s3Folder,
        PullBehavior pullBehavior,
        String owner,
        boolean cleanup,
        SecretSource secrets,
        AgentSettings agent,
        NetworkSettings networks) {
    DockerOptions {
        engines = List.copyOf(engines);
        allowed = Collections.unmodifiableNavigableSet(new TreeSet<>(allowed));
    }

    /** Before that nobody has noticed: a short outage is nobody's business. */
    private static final int LEAST_LOST_AFTER = 10;

    private static final int USUAL_LOST_AFTER = 60;

    /** What {@code BackendFactory.options()} lists. */
    static final List<String> MEANINGS = List.of(
            "host: the engine's address, unix:///PATH, tcp://HOST:PORT, ssh://[USER@]HOST[:PORT] or context:NAME (default:"
                    + " DOCKER_HOST, else the usual socket)",
            "engines: several engines instead of one, each " + EngineOptions.FORM
                    + ", separated by ; (default: the one host)",
            "lost-after: seconds that one of several engines must be away for its tasks to be replaced on others, at least "
                    + LEAST_LOST_AFTER + " (default: " + USUAL_LOST_AFTER + ")",
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
            "host-credentials: true to give roles without any the AWS credentials of this environment (default: false)",
            "names: which tasks find each other by name: auto (those whose service asks for discovery), all or off (default: auto)",
            "instance-metadata: hidden to keep tasks from 169.254.169.254, or open (default: open)");

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
        Integer lostAfter = number(options, "lost-after", LEAST_LOST_AFTER);
        return new DockerOptions(
                engines(options, environment),
                Duration.ofSeconds(lostAfter == null ? USUAL_LOST_AFTER : lostAfter),
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
                        environment),
                NetworkSettings.of(options));
    }

    private static String random() {
        return "evenkeel-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<EngineOptions> engines(SortedMap<String, String> options, Map<String, String> environment) {
        Integer cpu = number(options, "cpu", 128);
        Integer memory = number(options, "memory", 16);
        int reserved = orZero(number(options, "reserved-memory", 0));
        String named = options.get("engines");
        String host = options.get("host");
        if (named == null) {
            return List.of(EngineOptions.only(host, cpu, memory, reserved, environment));
        }
        if (host != null) {
            throw new BackendException("docker: the options host and engines exclude each other; name all in engines");
        }
        List<EngineOptions> engines = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (String each : named.split("[;\n]")) {
            if (!each.isBlank()) {
                EngineOptions engine = EngineOptions.parse(each.strip(), cpu, memory, reserved, environment);
                if (!names.add(engine.title())) {
                    throw new BackendException(
                            "docker: two engines are named " + engine.title() + "; give each a name of its own");
                }
                engines.add(engine);
            }
        }
        if (engines.isEmpty()) {
            throw bad("engines", named, EngineOptions.FORM + ", separated by ;");
        }
        return engines;
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
