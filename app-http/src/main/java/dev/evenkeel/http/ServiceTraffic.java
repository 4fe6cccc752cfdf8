package dev.evenkeel.http;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets the requests to a service.
 *
 * @param urls where everybody's are taken, each as {@code http://…} or {@code tcp://…}
 * @param testUrls where those of tests are
 * @param initial targets that have not passed a health check yet
 */
public record ServiceTraffic(
        String serviceName,
        List<String> urls,
        List<String> testUrls,
        int initial,
        int healthy,
        int unhealthy,
        int draining) {
    public ServiceTraffic {
        urls = List.copyOf(urls);
        testUrls = List.copyOf(testUrls);
    }

    /** Of each service in a cluster that has targets or takes requests, in the order of their names. */
    static List<ServiceTraffic> of(StateView state, String cluster, List<TrafficEndpoint> endpoints) {
        List<ServiceTraffic> all = new ArrayList<>();
        for (Service service : state.services()) {
            if (!service.serviceArn().clusterName().equals(cluster)) {
                continue;
            }
            ServiceTraffic traffic = of(state, service, endpoints);
            boolean hasAny = traffic.initial + traffic.healthy + traffic.unhealthy + traffic.draining > 0
                    || !traffic.urls.isEmpty()
                    || !traffic.testUrls.isEmpty();
            if (hasAny) {
                all.add(traffic);
            }
        }
        return all;
    }

    private static ServiceTraffic of(StateView state, Service service, List<TrafficEndpoint> endpoints) {
        Map<TargetState, Integer> counts = new EnumMap<>(TargetState.class);
        for (Task task : state.tasksOf(service.serviceArn()).all()) {
            count(state, task.taskArn(), counts);
        }
        for (TaskArn leaving : state.leaving(service.serviceArn())) {
            count(state, leaving, counts);
        }
        return new ServiceTraffic(
                service.name(),
                urls(endpoints, service, TrafficKind.PRODUCTION),
                urls(endpoints, service, TrafficKind.TEST),
                counts.getOrDefault(TargetState.INITIAL, 0),
                counts.getOrDefault(TargetState.HEALTHY, 0),
                counts.getOrDefault(TargetState.UNHEALTHY, 0),
                counts.getOrDefault(TargetState.DRAINING, 0));
    }

    private static void count(StateView state, TaskArn task, Map<TargetState, Integer> counts) {
        for (Target target : state.targetsOf(task)) {
            if (target.state() != null) {
                counts.merge(target.state(), 1, Integer::sum);
            }
        }
    }

    private static List<String> urls(List<TrafficEndpoint> endpoints, Service service, TrafficKind kind) {
        return endpoints.stream()
                .filter(each -> each.kind() == kind && each.serviceArn().equals(service.serviceArn()))
                .map(TrafficEndpoint::url)
                .toList();
    }
}
