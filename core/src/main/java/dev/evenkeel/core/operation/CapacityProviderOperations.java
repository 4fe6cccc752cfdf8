package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.CapacityProviderDescription;
import dev.evenkeel.core.api.DescribeCapacityProvidersRequest;
import dev.evenkeel.core.api.DescribeCapacityProvidersResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersResponse;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operations on capacity providers and on what a cluster has of them. */
public final class CapacityProviderOperations {

    CapacityProviderOperations() {}

    /** Sets the providers and the default strategy of a cluster, in place of those it had. */
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
            PutClusterCapacityProvidersRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        if (request.capacityProviders() == null || request.defaultCapacityProviderStrategy() == null) {
            throw EcsException.invalidParameter(
                    "capacityProviders and defaultCapacityProviderStrategy must both be specified.");
        }
        List<String> providers = request.capacityProviders();
        List<CapacityProviderStrategyItem> strategy = request.defaultCapacityProviderStrategy();
        CapacityProviderRules.checkCluster(providers, strategy);
        for (String removed : cluster.capacityProviders()) {
            if (!providers.contains(removed) && isInUse(change, cluster, removed)) {
                throw new EcsException(
                        ErrorCode.RESOURCE_IN_USE, "The specified capacity provider is in use and cannot be removed.");
            }
        }
        Cluster changed = cluster.withCapacityProviders(providers, strategy);
        change.emit(new Event.ClusterChanged(changed));
        return new PutClusterCapacityProvidersResponse(
                ClusterDescriptions.of(change.state(), changed, List.of("SETTINGS", "TAGS")));
    }

    private static boolean isInUse(Change change, Cluster cluster, String provider) {
        return change.state().services().stream()
                .filter(service -> service.clusterArn().equals(cluster.clusterArn()))
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .flatMap(service -> service.settings().capacityProviderStrategy().stream())
                .anyMatch(item -> provider.equals(item.capacityProvider()));
    }

    /** Describes the predefined providers, all of them when none is named. */
    public DescribeCapacityProvidersResponse describeCapacityProviders(
            DescribeCapacityProvidersRequest request, Change change) {
        List<String> asked = request.capacityProviders() == null
                        || request.capacityProviders().isEmpty()
                ? CapacityProviderRules.PREDEFINED
                : request.capacityProviders();
        List<CapacityProviderDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String given : asked) {
            String name = given.substring(given.lastIndexOf('/') + 1);
            String arn = change.scope().capacityProvider(name);
            if (CapacityProviderRules.PREDEFINED.contains(name)) {
                found.add(new CapacityProviderDescription(
                        arn, name, null, "ACTIVE", null, null, change.state().tags(arn), name, Map.of()));
            } else {
                failures.add(new Failure(arn, "MISSING", null));
            }
        }
        Page<CapacityProviderDescription> page = Page.of(
                found, provider -> String.valueOf(provider.name()), request.maxResults(), 10, 10, request.nextToken());
        return new DescribeCapacityProvidersResponse(page.items(), failures, page.nextToken());
    }
}
