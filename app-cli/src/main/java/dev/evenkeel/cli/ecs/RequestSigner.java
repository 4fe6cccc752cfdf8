package dev.evenkeel.cli.ecs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** AWS Signature Version 4 for requests whose path needs no encoding. */
final class RequestSigner {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final Credentials credentials;
    private final String region;
    private final String service;

    RequestSigner(Credentials credentials, String region, String service) {
        this.credentials = credentials;
        this.region = region;
        this.service = service;
    }

    /**
     * What is signed.
     *
     * @param path as it is sent
     * @param query as it is sent, its parameters already encoded and in order
     * @param headers all that are to be signed, {@code Host} among them; names in any case
     */
    record Request(String method, String path, String query, Map<String, String> headers, String body) {}

    /** The headers to add: {@code X-Amz-Date}, {@code Authorization}, and the session token when there is one. */
    SortedMap<String, String> sign(Request request, Instant now) {
        String time = basicTime(now);
        SortedMap<String, String> added = new TreeMap<>();
        added.put("X-Amz-Date", time);
        if (credentials.sessionToken() != null) {
            added.put("X-Amz-Security-Token", credentials.sessionToken());
        }
        SortedMap<String, String> signed = new TreeMap<>();
        request.headers().forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        added.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        String names = String.join(";", signed.keySet());

        String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n"
                + hex(Sha256.digest(utf8(canonical(request, signed, names))));
        String signature = hex(Sha256.hmac(signingKey(time.substring(0, 8)), utf8(toSign)));
        added.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
        return added;
    }

    private static String canonical(Request request, SortedMap<String, String> signed, String names) {
        StringBuilder text = new StringBuilder()
                .append(request.method())
                .append('\n')
                .append(request.path())
                .append('\n')
                .append(request.query())
                .append('\n');
        signed.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.append('\n')
                .append(names)
                .append('\n')
                .append(hex(Sha256.digest(utf8(request.body()))))
                .toString();
    }

    byte[] signingKey(String date) {
        byte[] key = Sha256.hmac(utf8("AWS4" + credentials.secretAccessKey()), utf8(date));
        for (String part : new String[] {region, service, "aws4_request"}) {
            key = Sha256.hmac(key, utf8(part));
        }
        return key;
    }

    /** {@code 20150830T123600Z}. */
    static String basicTime(Instant now) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(16);
        text.append(utc.getYear());
        append(text, utc.getMonthValue());
        append(text, utc.getDayOfMonth());
        text.append('T');
        append(text, utc.getHour());
        append(text, utc.getMinute());
        append(text, utc.getSecond());
        return text.append('Z').toString();
    }

    private static void append(StringBuilder text, int twoDigits) {
        text.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
