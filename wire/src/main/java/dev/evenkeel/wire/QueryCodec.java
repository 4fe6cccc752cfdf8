package dev.evenkeel.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * AWS's query protocol: requests are forms, answers XML. Records stand on the wire by the names of their components, lists
 * as {@code member}s. Reading is strict: a parameter that no record has is refused rather than silently left out. Any thread.
 */
public final class QueryCodec {
    private static final String NAMESPACE =
            "http://elasticloadbalancing.amazonaws.com/doc/" + QueryOperations.VERSION + "/";
    private static final String MEMBER = "member";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Names that are not a component's with a capital. */
    private static final Map<String, String> NAMES = Map.of("dnsName", "DNSName", "ipv6Address", "IPv6Address");

    /** What every request carries besides its members. */
    private static final List<String> ENVELOPE = List.of("Action", "Version");

    /** @throws WireException {@code ValidationError}, naming the parameter */
    public <Q extends Record> Q readRequest(QueryOperation<Q, ?> operation, QueryForm form) {
        QueryForm.Node members = new QueryForm.Node();
        members.children.putAll(form.root().children);
        ENVELOPE.forEach(name -> members.children.remove(name));
        return operation.requestType().cast(record(operation.requestType(), members, ""));
    }

    public byte[] writeResponse(QueryOperation<?, ?> operation, Record response, String requestId) {
        StringBuilder xml = new StringBuilder();
        xml.append('<')
                .append(operation.name())
                .append("Response xmlns=\"")
                .append(NAMESPACE)
                .append("\">");
        element(xml, operation.name() + "Result", response);
        xml.append("<ResponseMetadata>");
        element(xml, "RequestId", requestId);
        xml.append("</ResponseMetadata></").append(operation.name()).append("Response>");
        return bytes(xml);
    }

    public byte[] writeError(WireError error, String requestId) {
        StringBuilder xml = new StringBuilder();
        xml.append("<ErrorResponse xmlns=\"").append(NAMESPACE).append("\"><Error>");
        element(xml, "Type", error.status() < 500 ? "Sender" : "Receiver");
        element(xml, "Code", error.type());
        element(xml, "Message", error.message());
        xml.append("</Error>");
        element(xml, "RequestId", requestId);
        xml.append("</ErrorResponse>");
        return bytes(xml);
    }

    private static Object record(Class<?> type, QueryForm.Node node, String path) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        SortedMap<String, QueryForm.Node> left = new TreeMap<>(node.children);
        for (int i = 0; i < components.length; i++) {
            String name = name(components[i]);
            QueryForm.Node member = left.remove(name);
            values[i] = member == null || (path.isEmpty() && isEmptyText(components[i], member))
                    ? null
                    : value(components[i].getGenericType(), member, path.isEmpty() ? name : path + "." + name);
        }
        if (!left.isEmpty() || (node.value != null && !node.value.isEmpty())) {
            String unknown = left.isEmpty() ? path : (path.isEmpty() ? "" : path + ".") + left.firstKey();
            throw invalid("the parameter " + WireException.excerpt(unknown) + " is not one that Evenkeel knows here");
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type + " refuses its components", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a public record", e);
        }
    }

    /** A member that is given as nothing is not given: so clients say that they do not care. */
    private static boolean isEmptyText(RecordComponent component, QueryForm.Node node) {
        return component.getType() == String.class && node.children.isEmpty() && "".equals(node.value);
    }

    private static Object value(Type type, QueryForm.Node node, String path) {
        if (type instanceof ParameterizedType list) {
            return items(list.getActualTypeArguments()[0], node, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain, node, path);
        }
        String text = node.value;
        if (text == null || !node.children.isEmpty()) {
            throw invalid("the parameter " + WireException.excerpt(path) + " must be a single value");
        }
        if (plain == String.class) {
            return text;
        } else if (plain == Integer.class) {
            return number(text, path);
        } else if (plain == Boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw invalid("the parameter " + path + " must be true or false");
            }
            return text.equals("true");
        }
        throw new IllegalStateException("no form for " + type);
    }

    /** The members by number; numbers may have gaps. An empty list is sent as an empty value. */
    private static List<Object> items(Type type, QueryForm.Node node, String path) {
        SortedMap<Integer, QueryForm.Node> numbered = new TreeMap<>();
        for (Map.Entry<String, QueryForm.Node> child : node.children.entrySet()) {
            if (!child.getKey().equals(MEMBER)) {
                throw invalid("the parameter " + WireException.excerpt(path) + " is a list: its items are "
                        + WireException.excerpt(path) + ".member.1 and so on");
            }
            child.getValue().children.forEach((number, item) -> numbered.put(number(number, path), item));
        }
        if (node.value != null && !node.value.isEmpty()) {
            throw invalid("the parameter " + WireException.excerpt(path) + " is a list, not a single value");
        }
        List<Object> items = new ArrayList<>();
        numbered.forEach((number, item) -> items.add(value(type, item, path + ".member." + number)));
        return List.copyOf(items);
    }

    private static int number(String text, String path) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid("the parameter " + WireException.excerpt(path) + " must have a whole number, not "
                    + WireException.excerpt(text));
        }
    }

    private static void element(StringBuilder xml, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        xml.append('<').append(name).append('>');
        switch (value) {
            case Record record -> members(xml, record);
            case List<?> items -> items.forEach(item -> element(xml, MEMBER, item));
            case Instant time -> xml.append(TIME.format(time));
            default -> Xml.escape(xml, Xml.legal(value.toString()));
        }
        xml.append("</").append(name).append('>');
    }

    private static void members(StringBuilder xml, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                element(xml, name(component), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
    }

    private static String name(RecordComponent component) {
        String name = component.getName();
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return NAMES.getOrDefault(name, capital);
    }

    private static byte[] bytes(StringBuilder xml) {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static WireException invalid(String message) {
        return new WireException("ValidationError", 400, message);
    }
}
