package dev.evenkeel.router.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of a request. Values are patterns with {@code *} for any characters and {@code ?} for one; one of
 * them is enough. Hosts, header values and query strings are compared without regard to case, paths and methods with it,
 * as an Application Load Balancer does. The client's address is that of its connection, whatever its headers say.
 */
public sealed interface Condition {

    boolean holds(RequestFacts request);

    /** The host, without its port. */
    record HostHeader(List<String> values) implements Condition {
        public HostHeader {
            values = lower(values);
        }

        @Override
        public boolean holds(RequestFacts request) {
            return Wildcard.any(values, request.host());
        }
    }

    /** The path, without its query. */
    record PathPattern(List<String> values) implements Condition {
        public PathPattern {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(RequestFacts request) {
            return Wildcard.any(values, request.path());
        }
    }

    /** One value of a header of this name. */
    record HttpHeader(String name, List<String> values) implements Condition {
        public HttpHeader {
            values = lower(values);
        }

        @Override
        public boolean holds(RequestFacts request) {
            for (String value : request.header(name)) {
                if (Wildcard.any(values, value.toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The method, which has no wildcards. */
    record HttpRequestMethod(List<String> values) implements Condition {
        public HttpRequestMethod {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(RequestFacts request) {
            return values.contains(request.method());
        }
    }

    /** One parameter of the query. */
    record QueryString(List<Parameter> values) implements Condition {
        public QueryString {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(RequestFacts request) {
            for (String pair : request.query().toLowerCase(Locale.ROOT).split("&")) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                if (values.stream().anyMatch(each -> each.matches(key, value))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The client is in one of these networks. */
    record SourceIp(List<Network> networks) implements Condition {
        public SourceIp {
            networks = List.copyOf(networks);
        }

        @Override
        public boolean holds(RequestFacts request) {
            BigInteger address = Network.address(request.client());
            return address != null && networks.stream().anyMatch(network -> network.has(address));
        }
    }

    /**
     * A parameter as a pattern.
     *
     * @param key null for any
     */
    record Parameter(@Nullable String key, String value) {
        public Parameter {
            key = key == null ? null : key.toLowerCase(Locale.ROOT);
            value = value.toLowerCase(Locale.ROOT);
        }

        boolean matches(String otherKey, String otherValue) {
            return (key == null || Wildcard.matches(key, otherKey)) && Wildcard.matches(value, otherValue);
        }
    }

    private static List<String> lower(List<String> values) {
        return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    }
}
