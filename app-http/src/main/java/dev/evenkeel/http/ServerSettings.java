package dev.evenkeel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the server listens and what it bounds.
 *
 * @param host the address to bind; a name or an address of this machine
 * @param port 0 for any that is free
 * @param account twelve digits, part of every ARN
 * @param defaultRegion the region of a request without a credential scope
 * @param allowRemote whether {@code host} may be an address that others can reach; nothing checks who they are
 * @param hostNames names beside localhost that clients may call the server by
 * @param mostConnections more are closed at once
 * @param mostInFlight requests that wait for an engine; more are answered {@code ThrottlingException}
 * @param timeToSend how long a client may take to send a whole request
 */
public record ServerSettings(
        String host,
        int port,
        String account,
        String defaultRegion,
        boolean allowRemote,
        SortedSet<String> hostNames,
        int mostConnections,
        int mostInFlight,
        Duration timeToSend) {

    /** The address that clients of other emulators expect. */
    public static final int DEFAULT_PORT = 4566;

    public ServerSettings {
        hostNames = Collections.unmodifiableSortedSet(new TreeSet<>(hostNames));
    }

    /** Loopback, with the bounds that fit one machine. */
    public static ServerSettings local(int port, String account, String defaultRegion) {
        return new ServerSettings(
                "127.0.0.1",
                port,
                account,
                defaultRegion,
                false,
                Collections.emptySortedSet(),
                1_000,
                1_000,
                Duration.ofSeconds(10));
    }

    public ServerSettings withHost(String newHost, boolean remote) {
        return new ServerSettings(
                newHost, port, account, defaultRegion, remote, hostNames, mostConnections, mostInFlight, timeToSend);
    }

    public ServerSettings withHostNames(SortedSet<String> names) {
        return new ServerSettings(
                host, port, account, defaultRegion, allowRemote, names, mostConnections, mostInFlight, timeToSend);
    }

    public ServerSettings withBounds(int connections, int inFlight, Duration time) {
        return new ServerSettings(
                host, port, account, defaultRegion, allowRemote, hostNames, connections, inFlight, time);
    }

    /** @throws ServerException with one line, when others could reach the server and nobody said that they may */
    void check() {
        boolean isLoopback;
        try {
            isLoopback = InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ServerException("host " + host + " is not known; give an address of this machine", e);
        }
        if (!isLoopback && !allowRemote) {
            throw new ServerException("host " + host
                    + " can be reached from other machines, and requests are not authenticated;"
                    + " bind 127.0.0.1, or allow remote clients explicitly");
        }
    }
}
