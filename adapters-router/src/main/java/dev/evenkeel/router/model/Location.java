package dev.evenkeel.router.model;

import java.util.Locale;

/** Where a redirect sends a client. */
public final class Location {
    private Location() {}

    /** @param port the listener's */
    public static String of(Action.Redirect redirect, RequestFacts request, int port) {
        String protocol = filled(redirect.protocol(), request, port, "HTTP").toLowerCase(Locale.ROOT);
        String host = filled(redirect.host(), request, port, protocol);
        String portText = filled(redirect.port(), request, port, protocol);
        String path = filled(redirect.path(), request, port, protocol);
        String query = filled(redirect.query(), request, port, protocol);
        boolean usual = (protocol.equals("http") && portText.equals("80"))
                || (protocol.equals("https") && portText.equals("443"));
        return protocol + "://" + host + (usual ? "" : ":" + portText) + path + (query.isEmpty() ? "" : "?" + query);
    }

    private static String filled(String pattern, RequestFacts request, int port, String protocol) {
        return pattern.indexOf('#') < 0
                ? pattern
                : pattern.replace("#{protocol}", protocol)
                        .replace("#{host}", request.host())
                        .replace("#{port}", String.valueOf(port))
                        .replace(
                                "#{path}",
                                request.path().startsWith("/") ? request.path().substring(1) : "")
                        .replace("#{query}", request.query());
    }
}
