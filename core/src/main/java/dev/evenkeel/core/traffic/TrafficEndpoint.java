package dev.evenkeel.core.traffic;

import dev.evenkeel.core.id.ServiceArn;

/**
 * Where requests to a service are taken.
 *
 * @param url such as {@code http://127.0.0.1:21317}, or {@code tcp://…} where bytes of any kind are taken
 */
public record TrafficEndpoint(ServiceArn serviceArn, TrafficKind kind, String url) {}
