package dev.evenkeel.router;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.traffic.TrafficKind;
import java.util.List;

/**
 * Where a service takes requests.
 *
 * @param targetGroupArns whom they are sent to, sorted
 */
public record Endpoint(ServiceArn serviceArn, TrafficKind kind, String host, int port, List<String> targetGroupArns) {
    public Endpoint {
        targetGroupArns = List.copyOf(targetGroupArns);
    }

    public String url() {
        return "http://" + host + ":" + port;
    }
}
