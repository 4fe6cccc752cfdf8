package dev.evenkeel.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A form-encoded body as a tree: {@code Tags.member.1.Key=team} is a value under four names. What is too long, too deep,
 * given twice or not to be shown in XML is refused.
 */
public final class QueryForm {
    private static final int LONGEST_NAME = 256;
    private static final int DEEPEST = 16;
    private static final int MOST_PARAMETERS = 20_000;

    private final Node root = new Node();

    /** A name with a value, with names under it, or both. */
    static final class Node {
        final SortedMap<String, Node> children = new TreeMap<>();

        @Nullable
        String value;
    }

    private QueryForm() {}

    /** @throws WireException {@code MalformedQueryString} or {@code ValidationError} */
    public static QueryForm parse(byte[] body) {
        QueryForm form = new QueryForm();
        if (body.length == 0) {
            return form;
        }
        if (body.length > Codec.LONGEST_REQUEST) {
            throw malformed("the body is longer than " + Codec.LONGEST_REQUEST + " bytes");
        }
        String[] parameters = new String(body, StandardCharsets.UTF_8).split("&", -1);
        if (parameters.length > MOST_PARAMETERS) {
            throw malformed("there are more than " + MOST_PARAMETERS + " parameters");
        }
        for (String parameter : parameters) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                form.put(
                        decoded(equals < 0 ? parameter : parameter.substring(0, equals)),
                        equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
            }
        }
        return form;
    }

    /** A parameter that has no parts. */
    Optional<String> text(String name) {
        Node node = root.children.get(name);
        return node == null ? Optional.empty() : Optional.ofNullable(node.value);
    }

    Node root() {
        return root;
    }

    private void put(String name, String value) {
        String[] parts = name.split("\\.", -1);
        if (name.length() > LONGEST_NAME || parts.length > DEEPEST) {
            throw malformed("the name of a parameter is too long: " + WireException.excerpt(name));
        }
        Node node = root;
        for (String part : parts) {
            node = node.children.computeIfAbsent(part, key -> new Node());
        }
        if (node.value != null) {
            throw malformed("the parameter " + WireException.excerpt(name) + " is given twice");
        }
        node.value = value;
    }

    private static String decoded(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("it is not form-encoded: " + Xml.legal(WireException.excerpt(text)));
        }
        if (!Xml.isLegal(decoded)) {
            throw new WireException("ValidationError", 400, "a parameter has a character that XML cannot carry");
        }
        return decoded;
    }

    private static WireException malformed(String why) {
        return new WireException("MalformedQueryString", 400, "the request cannot be read: " + why);
    }
}
