package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.RequestHead;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a message's headers goes on.
 *
 * <ol>
 *   <li>Headers of the connection, and those that {@code Connection} names, stay behind (RFC 9110, 7.6.1).
 *   <li>A request for another protocol keeps {@code Upgrade}.
 *   <li>How the body ends is said anew.
 *   <li>The client's address is added to {@code X-Forwarded-For}; {@code X-Forwarded-Proto} and {@code -Port} are ours
 *       to say, whatever came. No {@code Connection} header can take them away.
 * </ol>
 */
final class Passing {
    private Passing() {}

    /** Of a request on its way to a target. */
    static Headers request(RequestHead request, String client, int listenerPort) {
        Headers given = request.headers();
        Set<String> named = named(given);
        Headers all = new Headers().add("Host", request.authority());
        all.addWithout(
                given,
                name -> isOfConnection(name)
                        || isOurs(name)
                        || name.equalsIgnoreCase("Content-Length")
                        || name.equalsIgnoreCase("Host")
                        || isNamed(named, name));
        String before = String.join(", ", given.all("X-Forwarded-For"));
        all.add("X-Forwarded-For", before.isEmpty() ? client : before + ", " + client);
        all.add("X-Forwarded-Proto", "http");
        all.add("X-Forwarded-Port", String.valueOf(listenerPort));
        String upgrade = given.get("Upgrade");
        if (request.isUpgrade() && upgrade != null) {
            all.add("Upgrade", upgrade);
        }
        return all;
    }

    /**
     * Of an answer on its way to a client.
     *
     * @param keepsLength whether the length stays although no body follows, as in the answer to HEAD
     * @param cookie one more to set, null for none
     */
    static Headers answer(Headers given, boolean keepsLength, @Nullable String cookie) {
        Set<String> named = named(given);
        Headers on = new Headers()
                .addWithout(
                        given,
                        name -> isOfConnection(name)
                                || (!keepsLength && name.equalsIgnoreCase("Content-Length"))
                                || isNamed(named, name));
        return cookie == null ? on : on.add("Set-Cookie", cookie);
    }

    private static Set<String> named(Headers headers) {
        Set<String> names = Set.of();
        for (String value : headers.all("Connection")) {
            for (String part : value.split(",")) {
                String name = part.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !isOfConnection(name) && !name.equals("close") && !name.equals("host")) {
                    names = names.isEmpty() ? new TreeSet<>() : names;
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean isNamed(Set<String> named, String name) {
        return !named.isEmpty() && named.contains(name.toLowerCase(Locale.ROOT));
    }

    /** By length first: this is asked of every header of every message. */
    private static boolean isOfConnection(String name) {
        return switch (name.length()) {
            case 2 -> name.equalsIgnoreCase("TE");
            case 6 -> name.equalsIgnoreCase("Expect");
            case 7 -> name.equalsIgnoreCase("Upgrade") || name.equalsIgnoreCase("Trailer");
            case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
            case 14 -> name.equalsIgnoreCase("HTTP2-Settings");
            case 16 -> name.equalsIgnoreCase("Proxy-Connection");
            case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
            default -> false;
        };
    }

    private static boolean isOurs(String name) {
        return name.equalsIgnoreCase("X-Forwarded-For")
                || name.equalsIgnoreCase("X-Forwarded-Proto")
                || name.equalsIgnoreCase("X-Forwarded-Port");
    }
}
