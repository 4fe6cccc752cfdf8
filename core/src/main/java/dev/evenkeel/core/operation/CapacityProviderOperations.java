package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.CapacityProviderDescription;
import dev.evenkeel.core.api.CreateCapacityProviderRequest;
import dev.evenkeel.core.api.CreateCapacityProviderResponse;
import dev.evenkeel.core.api.DeleteCapacityProviderRequest;
import dev.evenkeel.core.api.DeleteCapacityProviderResponse;
import dev.evenkeel.core.api.DescribeCapacityProvidersRequest;
import dev.evenkeel.core.api.DescribeCapacityProvidersResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.PutClusterCapacityProvidersRequest;
import dev.evenkeel.core.api.PutClusterCapacityProvidersResponse;
import dev.evenkeel.core.api.UpdateCapacityProviderRequest;
import dev.evenkeel.core.api.UpdateCapacityProviderResponse;
import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.CapacitySearch;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on capacity providers and on what a cluster has of them. */
public final class CapacityProviderOperations {
    private static final int PROVIDERS_MAX = 500;

    CapacityProviderOperations() {}

    /** Creates a provider over a group of hosts. */
    public CreateCapacityProviderResponse createCapacityProvider(CreateCapacityProviderRequest request, Change change) {
        String name = CapacityProviderRules.checkedName(request.name());
        CapacityProviderRules.refuseManagedInstances(request.other());
        AutoScalingGroupProvider group = CapacityProviderRules.created(request.autoScalingGroupProvider());
        List<Tag> tags = TagRules.checked(request.tags());
        if (change.state().capacityProvider(name).isPresent()) {
            throw EcsException.invalidParameter("A capacity provider with the specified name already exists."
                    + " Specify a different capacity provider name and try again.");
        }
        boolean taken = change.state().capacityProviders().stream()
                .anyMatch(provider -> Objects.equals(
                        provider.autoScalingGroupProvider().autoScalingGroupArn(), group.autoScalingGroupArn()));
        if (taken) {
            throw EcsException.invalidParameter(
                    "The specified Auto Scaling group ARN is already being used by another capacity provider."
                            + " Specify a unique Auto Scaling group ARN and try again.");
        }
        if (change.state().capacityProviders().size() >= PROVIDERS_MAX) {
            throw new EcsException(
                    ErrorCode.LIMIT_EXCEEDED, "There can be " + PROVIDERS_MAX + " capacity providers at the most.");
        }
        CapacityProvider provider =
                new CapacityProvider(name, change.scope().capacityProvider(name), group, null, change.now());
        change.emit(new Event.CapacityProviderPut(provider));
        if (!tags.isEmpty()) {
            change.emit(new Event.TagsChanged(provider.capacityProviderArn(), tags));
        }
        return new CreateCapacityProviderResponse(describe(change, provider, "ACTIVE", true));
    }

    /** Changes how a provider's group is scaled; what the update leaves out stays. */
    public UpdateCapacityProviderResponse updateCapacityProvider(UpdateCapacityProviderRequest request, Change change) {
        CapacityProvider before = existing(change, request.name());
        CapacityProviderRules.refuseManagedInstances(request.other());
        CapacityProvider changed = new CapacityProvider(
                before.name(),
                before.capacityProviderArn(),
                CapacityProviderRules.updated(before.autoScalingGroupProvider(), request.autoScalingGroupProvider()),
                "UPDATE_COMPLETE",
                before.createdAt());
        change.emit(new Event.CapacityProviderPut(changed));
        return new UpdateCapacityProviderResponse(describe(change, changed, "ACTIVE", true));
    }

    /** Deletes a provider that no cluster and no service has. */
    public DeleteCapacityProviderResponse deleteCapacityProvider(DeleteCapacityProviderRequest request, Change change) {
        CapacityProvider provider = existing(change, request.capacityProvider());
        boolean inUse = change.state().clusters().stream()
                .filter(cluster -> cluster.status() == ClusterStatus.ACTIVE)
                .anyMatch(cluster -> cluster.capacityProviders().contains(provider.name())
                        || isInUse(change, cluster, provider.name()));
        if (inUse) {
            throw EcsException.client("The capacity provider cannot be deleted because it is associated with a cluster."
                    + " Remove the capacity provider from the cluster and try again.");
        }
        CapacityProviderDescription last = describe(
                change,
                new CapacityProvider(
                        provider.name(),
                        provider.capacityProviderArn(),
                        provider.autoScalingGroupProvider(),
                        "DELETE_COMPLETE",
                        provider.createdAt()),
                "INACTIVE",
                true);
        change.emit(new Event.CapacityProviderDeleted(provider.name()));
        change.emit(new Event.TagsChanged(provider.capacityProviderArn(), List.of()));
        return new DeleteCapacityProviderResponse(last);
    }

    private static CapacityProvider existing(Change change, @Nullable String given) {
        String name = CapacityProviderRules.name(given);
        if (CapacitySearch.isFargate(name)) {
            throw EcsException.invalidParameter(
                    "The specified capacity provider is reserved and cannot be updated or deleted.");
        }
        return change.state()
                .capacityProvider(name)
                .orElseThrow(() -> EcsException.invalidParameter(
                        "The specified capacity provider does not exist. Specify a valid name and try again."));
    }

    /** Sets the providers and the default strategy of a cluster, in place of those it had. */
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
            PutClusterCapacityProvidersRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        if (request.capacityProviders() == null || request.defaultCapacityProviderStrategy() == null) {
            throw EcsException.invalidParameter(
                    "capacityProviders and defaultCapacityProviderStrategy must both be specified.");
        }
        List<String> providers = CapacityProviderRules.names(request.capacityProviders());
        List<CapacityProviderStrategyItem> strategy =
                CapacityProviderRules.named(request.defaultCapacityProviderStrategy());
        CapacityProviderRules.checkCluster(change.state(), providers, strategy);
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

    /** Describes providers, all of them when none is named: the predefined ones first, then by name. */
    public DescribeCapacityProvidersResponse describeCapacityProviders(
            DescribeCapacityProvidersRequest request, Change change) {
        List<String> asked = Objects.requireNonNullElse(request.capacityProviders(), List.of());
        if (asked.isEmpty()) {
            List<String> all = new ArrayList<>(CapacitySearch.FARGATE_PROVIDERS);
            change.state().capacityProviders().forEach(provider -> all.add(provider.name()));
            asked = all;
        }
        boolean tags = request.include() != null && request.include().contains("TAGS");
        List<CapacityProviderDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String given : asked) {
            String name = CapacityProviderRules.name(given);
            String arn = change.scope().capacityProvider(name);
            Optional<CapacityProvider> provider = change.state().capacityProvider(name);
            if (CapacitySearch.isFargate(name)) {
                found.add(new CapacityProviderDescription(
                        arn,
                        name,
                        null,
                        "ACTIVE",
                        null,
                        null,
                        null,
                        change.state().tags(arn),
                        name,
                        Map.of()));
            } else if (provider.isPresent()) {
                found.add(describe(change, provider.get(), "ACTIVE", tags));
            } else {
                failures.add(new Failure(arn, "MISSING", null));
            }
        }
        Page<CapacityProviderDescription> page = Page.of(
                found, provider -> String.valueOf(provider.name()), request.maxResults(), 10, 10, request.nextToken());
        return new DescribeCapacityProvidersResponse(page.items(), failures, page.nextToken());
    }

    private static CapacityProviderDescription describe(
            Change change, CapacityProvider provider, String status, boolean tags) {
        return new CapacityProviderDescription(
                provider.capacityProviderArn(),
                provider.name(),
                null,
                status,
                provider.autoScalingGroupProvider(),
                provider.updateStatus(),
                null,
                tags ? change.state().tags(provider.capacityProviderArn()) : List.of(),
                "EC2_AUTOSCALING",
                Map.of());
    }
}
