package dev.evenkeel.http;

import dev.evenkeel.wire.WireException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out.
 *
 * <p>A page that a user visits can make the user's browser send requests to this machine. Two marks give it away: the
 * name it called us by (DNS rebinding: the name is the page's own, the address is ours), and the headers by which a
 * browser says on whose behalf it asks. Tools send neither.
 */
final class Doorkeeper {
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

    private final SortedSet<String> names = new TreeSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    private final boolean anyAddress;

    Doorkeeper(ServerSettings settings) {
        settings.hostNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        if (settings.allowRemote()) {
            names.add(settings.host().toLowerCase(Locale.ROOT));
        }
        // A rebound name is a name: whoever calls us by an address found the way here himself.
        this.anyAddress = settings.allowRemote();
    }

    /** @throws WireException 421 or 403, when the request may come from a web page */
    void check(MultiMap headers) {
        List<String> hosts = headers.getAll("Host");
        if (hosts.size() != 1 || !isOurs(hosts.get(0))) {
            throw new WireException(
                    "MisdirectedRequestException",
                    421,
                    "this server is not called " + WireException.excerpt(String.join(", ", hosts))
                            + "; call it localhost or 127.0.0.1, or configure the name");
        }
        if (headers.contains("Origin") || isForeign(headers.get("Sec-Fetch-Site"))) {
            throw new WireException("AccessDeniedException", 403, "requests from web pages are refused");
        }
    }

    private boolean isOurs(String host) {
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return names.contains(name) || (anyAddress && ADDRESS.matcher(name).matches());
    }

    /** A user who types the address is {@code none}; a page of another server of this machine is {@code same-site}. */
    private static boolean isForeign(@Nullable String site) {
        return site != null && !site.equals("none") && !site.equals("same-origin");
    }
}
