package dev.evenkeel.docker;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.client.Certificates;
import dev.evenkeel.docker.client.DockerContexts;
import dev.evenkeel.docker.client.EngineAddress;
import io.netty.util.NetUtil;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One engine, as it was asked for: {@code NAME=ENDPOINT[,name=value…]}.
 *
 * @param name of its container instances, shown as {@code ec2InstanceId}; null for the name of its machine
 * @param cpu CPU units to offer to tasks, null for all that the machine has
 * @param memory MiB to offer to tasks, null for what the machine has less the reserve
 * @param reservedMemory MiB kept back for the machine itself
 * @param agent where its containers reach the agent, null for what all engines were told
 * @param publish the address of its machine that ports are published at and that reaches them from here; null for the
 *     machine's loopback
 * @param zone its availability zone
 * @param attributes what else placement may ask for
 */
record EngineOptions(
        @Nullable String name,
        EngineAddress address,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        int reservedMemory,
        @Nullable String agent,
        @Nullable String publish,
        String zone,
        SortedMap<String, String> attributes) {

    static final String FORM = "NAME=ENDPOINT[,name=value...]";

    private static final String ZONE = "ecs.availability-zone";
    private static final String NO_ZONE = "local";
    private static final String CONTEXT = "context:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(:[0-9]{1,5})?");

    /** What the engine says of itself, which nobody else may. */
    private static final List<String> SELF_TOLD = List.of("ecs.os-type", "ecs.cpu-architecture");

    EngineOptions {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** The one engine that is used when none was named. */
    static EngineOptions only(
            @Nullable String host,
            @Nullable Integer cpu,
            @Nullable Integer memory,
            int reserved,
            Map<String, String> environment) {
        EngineAddress address = usable(
                "",
                () -> (host == null ? EngineAddress.usual(environment) : address(host, environment))
                        .with(Certificates.usual(environment).orElse(null)));
        return new EngineOptions(null, address, cpu, memory, reserved, null, null, NO_ZONE, new TreeMap<>());
    }

    /**
     * Reads one that was named.
     *
     * @param cpu what it offers if it says nothing else, as {@code memory} and {@code reserved}
     * @throws BackendException for what cannot be used
     */
    static EngineOptions parse(
            String text,
            @Nullable Integer cpu,
            @Nullable Integer memory,
            int reserved,
            Map<String, String> environment) {
        String[] parts = text.split(",", -1);
        int equals = parts[0].indexOf('=');
        String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
        if (!NAME.matcher(name).matches()) {
            throw new BackendException("docker: engine '" + text + "' cannot be used; it takes " + FORM
                    + ", with a name of 1 to 64 letters, digits, _, . and -");
        }
        SortedMap<String, String> given = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            String key = (sign < 0 ? parts[i] : parts[i].substring(0, sign)).strip();
            if (given.put(key, sign < 0 ? "" : parts[i].substring(sign + 1).strip()) != null) {
                throw bad(name, key + " is given twice");
            }
        }
        Integer own = number(name, given, "cpu", 128);
        Integer ownMemory = number(name, given, "memory", 16);
        Integer ownReserve = number(name, given, "reserved-memory", 0);
        String certificates = given.remove("tls");
        String agent = given.remove("agent");
        if (agent != null && !agent.equals("off") && !ADDRESS.matcher(agent).matches()) {
            throw bad(name, "agent=" + agent + " is not ADDRESS[:PORT] or off");
        }
        String publish = given.remove("publish");
        // 0.0.0.0 is every address, and says nothing of where to go.
        if (publish != null && (!NetUtil.isValidIpV4Address(publish) || publish.equals("0.0.0.0"))) {
            throw bad(
                    name,
                    "publish=" + publish + " is not an address that reaches its machine from here, such as 10.0.0.3");
        }
        EngineAddress address = usable(name, () -> {
            EngineAddress plain = address(parts[0].substring(equals + 1).strip(), environment);
            if (certificates == null) {
                return plain.with(Certificates.usual(environment).orElse(null));
            }
            if (!(plain instanceof EngineAddress.Tcp)) {
                throw new IllegalArgumentException("tls goes with tcp://HOST:PORT only");
            }
            return plain.with(Certificates.of(Path.of(certificates)));
        });
        return new EngineOptions(
                name,
                address,
                own == null ? cpu : own,
                ownMemory == null ? memory : ownMemory,
                ownReserve == null ? reserved : ownReserve,
                agent,
                publish,
                zone(given),
                checked(name, given));
    }

    /** What it is called in messages. */
    String title() {
        return name == null ? address.text() : name;
    }

    private static EngineAddress address(String text, Map<String, String> environment) {
        return text.startsWith(CONTEXT)
                ? DockerContexts.usual(environment).address(text.substring(CONTEXT.length()))
                : EngineAddress.parse(text);
    }

    private static EngineAddress usable(String name, Supplier<EngineAddress> address) {
        try {
            return address.get();
        } catch (IllegalArgumentException unusable) {
            throw new BackendException(
                    "docker: " + (name.isEmpty() ? "" : "engine " + name + ": ") + unusable.getMessage(), unusable);
        }
    }

    private static String zone(SortedMap<String, String> given) {
        String zone = given.get(ZONE);
        return zone == null ? NO_ZONE : zone;
    }

    /** The rest are attributes; the zone is shown by itself. */
    private static SortedMap<String, String> checked(String engine, SortedMap<String, String> given) {
        given.forEach((attribute, value) -> {
            if (!Attribute.isName(attribute)
                    || !((value.isEmpty() && !attribute.equals(ZONE)) || Attribute.isValue(value))) {
                throw bad(engine, "'" + attribute + "=" + value + "' is no attribute of a container instance");
            }
            if (SELF_TOLD.contains(attribute)) {
                throw bad(engine, attribute + " is what the engine says of itself; leave it out");
            }
        });
        given.remove(ZONE);
        return given;
    }

    private static @Nullable Integer number(String engine, SortedMap<String, String> given, String key, int least) {
        String value = given.remove(key);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            throw bad(engine, key + "=" + value + " is not a whole number of at least " + least);
        }
        return Integer.valueOf(value);
    }

    private static BackendException bad(String engine, String why) {
        return new BackendException("docker: engine " + engine + ": " + why);
    }
}
