package dev.evenkeel.core.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a revision says of its discovery, of {@code serviceConnectConfiguration} and {@code serviceRegistries}. Both are kept
 * as they came; a member that is not what it should be reads as absent.
 *
 * @param enabled whether the service takes part in Service Connect, be it as a client only
 * @param namespace as it was given, a name or an ARN; null for the cluster's own
 */
record ServiceConnect(
        boolean enabled, @Nullable String namespace, List<Endpoint> endpoints, List<Registry> registries) {
    ServiceConnect {
        endpoints = List.copyOf(endpoints);
        registries = List.copyOf(registries);
    }

    /**
     * One entry of {@code services}.
     *
     * @param portName of a port mapping of the task definition
     * @param dnsNames of its client aliases; empty when they name none
     */
    record Endpoint(String portName, String discoveryName, List<String> dnsNames) {
        Endpoint {
            dnsNames = List.copyOf(dnsNames);
        }
    }

    /** One entry of {@code serviceRegistries}: the last part of its ARN is the only name it has here. */
    record Registry(
            String name,
            @Nullable String containerName,
            @Nullable Integer containerPort) {}

    static ServiceConnect of(Map<String, Object> members) {
        Map<?, ?> connect = object(members.get("serviceConnectConfiguration"));
        boolean enabled = Boolean.TRUE.equals(connect.get("enabled"));
        List<Endpoint> endpoints = new ArrayList<>();
        if (enabled) {
            for (Map<?, ?> service : objects(connect.get("services"))) {
                String portName = text(service.get("portName"));
                if (portName != null) {
                    endpoints.add(endpoint(portName, service));
                }
            }
        }
        List<Registry> registries = new ArrayList<>();
        for (Map<?, ?> registry : objects(members.get("serviceRegistries"))) {
            String arn = text(registry.get("registryArn"));
            if (arn != null) {
                registries.add(new Registry(
                        afterSlash(arn),
                        text(registry.get("containerName")),
                        registry.get("containerPort") instanceof Number port ? (Integer) port.intValue() : null));
            }
        }
        return new ServiceConnect(enabled, text(connect.get("namespace")), endpoints, registries);
    }

    /** Whether discovery was asked for at all. */
    boolean isWanted() {
        return enabled || !registries.isEmpty();
    }

    private static Endpoint endpoint(String portName, Map<?, ?> service) {
        String discoveryName = text(service.get("discoveryName"));
        List<String> names = new ArrayList<>();
        for (Map<?, ?> alias : objects(service.get("clientAliases"))) {
            String name = text(alias.get("dnsName"));
            if (name != null) {
                names.add(name);
            }
        }
        return new Endpoint(portName, discoveryName == null ? portName : discoveryName, names);
    }

    /** The last part of an ARN; a plain name is itself. */
    static String afterSlash(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Collections.emptySortedMap();
    }

    private static List<Map<?, ?>> objects(@Nullable Object value) {
        List<Map<?, ?>> all = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> all.add(object(each)));
        }
        return all;
    }

    static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text : null;
    }
}
