package dev.evenkeel.docker.agent;

import dev.evenkeel.docker.agent.AgentClients.Client;
import dev.evenkeel.docker.client.EngineClient;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;

/**
 * Whether a request comes from where its container is. A container on the host's network has the host's addresses, as has
 * every process of the host: of it the id alone is proof. So it is of one on an engine whose machine translates addresses on
 * the way here. On the backend's context only.
 */
final class Sources {
    private static final String HOST = "host";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final EngineClient engine;
    private final boolean translated;
    private final Map<Client, Seen> seen = new WeakHashMap<>();

    /** @param translated whether containers' own addresses are not to be seen here */
    Sources(EngineClient engine, boolean translated) {
        this.engine = engine;
        this.translated = translated;
    }

    /** The addresses of a container, or {@link #HOST} for all of this machine's. */
    private record Seen(SortedSet<String> addresses, long nanos) {
        boolean has(String remote) {
            return addresses.contains(remote) || (addresses.contains(HOST) && isOurs(remote));
        }
    }

    /** Whether any of the containers has this address. An address may change when a container is restarted in place. */
    Future<Boolean> own(Collection<Client> clients, String remote) {
        if ((translated && !clients.isEmpty()) || isSeen(clients, remote)) {
            return Future.succeededFuture(true);
        }
        long now = System.nanoTime();
        List<Future<Void>> looks = clients.stream()
                .filter(client ->
                        !seen.containsKey(client) || now - seen.get(client).nanos() > BETWEEN_LOOKS.toNanos())
                .map(client -> look(client, now))
                .toList();
        return Future.join(looks).otherwiseEmpty().map(done -> isSeen(clients, remote));
    }

    private boolean isSeen(Collection<Client> clients, String remote) {
        return clients.stream()
                .anyMatch(client -> seen.containsKey(client) && seen.get(client).has(remote));
    }

    private Future<Void> look(Client client, long now) {
        return network(engine, client.engineName()).map(owner -> {
            SortedSet<String> addresses = new TreeSet<>(owner.addresses());
            if (owner.networkMode().equals(HOST)) {
                addresses.add(HOST);
            }
            seen.put(client, new Seen(addresses, now));
            return null;
        });
    }

    /** The container itself, or the one whose network it shares. */
    static Future<ContainerFacts> network(EngineClient engine, String container) {
        return engine.inspectJson(container).compose(json -> network(engine, new ContainerFacts(json)));
    }

    /** The same of a container that was looked at. */
    static Future<ContainerFacts> network(EngineClient engine, ContainerFacts facts) {
        String mode = facts.networkMode();
        return mode.startsWith("container:")
                ? engine.inspectJson(mode.substring("container:".length())).map(ContainerFacts::new)
                : Future.succeededFuture(facts);
    }

    private static boolean isOurs(String address) {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
        } catch (SocketException | UnknownHostException unreadable) {
            return false;
        }
    }
}
