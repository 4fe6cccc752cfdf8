package dev.evenkeel.router.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Heads from bytes and to bytes. */
public final class Heads {
    /** Digits of a length: what a {@code long} holds for certain. */
    private static final int LONGEST_LENGTH = 18;

    private static final int SHORT_BODY = 8 << 10;

    private Heads() {}

    /** @throws MalformedException when it can be understood in no way, or in more than one */
    public static RequestHead request(HeadBuffer whole) throws MalformedException {
        HeadReader reader = new HeadReader(whole);
        String method = reader.word();
        reader.space();
        String target = reader.word();
        reader.space();
        int minor = HeadReader.minor(reader.word());
        reader.endOfLine();
        return request(method, target, minor, reader.headers());
    }

    private static RequestHead request(String method, String target, int minor, Headers headers)
            throws MalformedException {
        if (!Letters.isToken(method)) {
            throw MalformedException.bad("the method holds a character that it must not");
        }
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new MalformedException(405, method + " is not for this server");
        }
        String authority = host(minor, headers);
        String path = target;
        if (!target.startsWith("/") && !(target.equals("*") && method.equals("OPTIONS"))) {
            // A proxy's form. What it calls the server counts more than the header (RFC 9112, 3.2.2).
            int host = target.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
            if (host < 0) {
                throw MalformedException.bad("the target is neither a path nor a URL");
            }
            int slash = target.indexOf('/', host);
            authority = authority(slash < 0 ? target.substring(host) : target.substring(host, slash));
            path = slash < 0 ? "/" : target.substring(slash);
        }
        return new RequestHead(method, path, minor, authority, headers, body(minor, headers));
    }

    /**
     * A request that came in another form than HTTP/1, to be sent on in it.
     *
     * @throws MalformedException when it could not be
     */
    public static RequestHead checked(String method, String target, String authority, Headers headers, boolean ended)
            throws MalformedException {
        for (int i = 0; i < target.length(); i++) {
            if (!Letters.isInTarget(target.charAt(i))) {
                throw MalformedException.bad("the path holds a control character");
            }
        }
        StringBuilder trouble = new StringBuilder();
        headers.each((name, value) -> {
            if (!Letters.isToken(name) || !Letters.isValue(value)) {
                trouble.append(name);
            }
        });
        if (!trouble.isEmpty() || headers.get("Transfer-Encoding") != null || headers.get("Connection") != null) {
            throw MalformedException.bad("a header cannot be sent on");
        }
        Headers all = headers.get("Host") == null && !authority.isEmpty() ? headers.add("Host", authority) : headers;
        RequestHead head = request(method, target, 1, all);
        boolean unknown = !ended && headers.get("Content-Length") == null;
        return unknown
                ? new RequestHead(head.method(), head.target(), 1, head.authority(), all, Framing.CHUNKED)
                : head;
    }

    /** @throws MalformedException when it is no answer */
    public static ResponseHead response(HeadBuffer whole) throws MalformedException {
        HeadReader reader = new HeadReader(whole);
        int minor = HeadReader.minor(reader.word());
        reader.space();
        String code = reader.word();
        if (!Letters.isNumber(code, 3, 3) || code.startsWith("0")) {
            throw MalformedException.bad("the status is not a number of three digits");
        }
        String reason = "";
        if (!reader.isAtEndOfLine()) {
            reader.space();
            reason = reader.rest();
        }
        reader.endOfLine();
        return new ResponseHead(Integer.parseInt(code), reason, minor, reader.headers());
    }

    /**
     * How the body of an answer ends.
     *
     * @param method of the request
     */
    public static Framing body(ResponseHead answer, String method) throws MalformedException {
        Framing said = body(answer.minor(), answer.headers());
        if (method.equals("HEAD") || answer.status() < 200 || answer.status() == 204 || answer.status() == 304) {
            return Framing.NONE;
        }
        return said.kind() == Framing.Kind.NONE ? Framing.CLOSE : said;
    }

    private static String host(int minor, Headers headers) throws MalformedException {
        List<String> hosts = headers.all("Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && minor == 1)) {
            throw MalformedException.bad("one Host header, neither none nor two");
        }
        return hosts.isEmpty() ? "" : authority(hosts.get(0));
    }

    private static String authority(String text) throws MalformedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c > ' ' && c < 127) || "/?#@\\\"<>".indexOf(c) >= 0) {
                throw MalformedException.bad("the host is no name");
            }
        }
        return text;
    }

    private static Framing body(int minor, Headers headers) throws MalformedException {
        List<String> lengths = headers.all("Content-Length");
        List<String> codings = headers.all("Transfer-Encoding");
        if (!codings.isEmpty()) {
            if (!lengths.isEmpty()) {
                throw MalformedException.bad("both Content-Length and Transfer-Encoding");
            }
            if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked") || minor == 0) {
                throw MalformedException.bad("a transfer coding other than chunked");
            }
            return Framing.CHUNKED;
        }
        if (lengths.isEmpty()) {
            return Framing.NONE;
        }
        String length = lengths.get(0);
        if (lengths.size() > 1 || !Letters.isNumber(length, 1, LONGEST_LENGTH)) {
            throw MalformedException.bad("a Content-Length that is not one number");
        }
        return Framing.length(Long.parseLong(length));
    }

    /** The bytes of a head: its first line, these headers, and how its body ends. It has room for a short body behind it. */
    public static Buffer bytes(String firstLine, Headers headers, Framing body, String connection) {
        StringBuilder text = new StringBuilder(512).append(firstLine).append("\r\n");
        headers.each(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (body.kind() == Framing.Kind.LENGTH) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        } else if (body.kind() == Framing.Kind.CHUNKED) {
            text.append("Transfer-Encoding: chunked\r\n");
        }
        if (!connection.isEmpty()) {
            text.append("Connection: ").append(connection).append("\r\n");
        }
        byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        int room = (int) Math.min(body.length(), SHORT_BODY);
        return Buffer.buffer(head.length + room).appendBytes(head);
    }
}
