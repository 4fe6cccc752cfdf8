package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ClusterDescription;
import dev.evenkeel.core.api.CreateClusterRequest;
import dev.evenkeel.core.api.CreateClusterResponse;
import dev.evenkeel.core.api.DeleteClusterRequest;
import dev.evenkeel.core.api.DeleteClusterResponse;
import dev.evenkeel.core.api.DescribeClustersRequest;
import dev.evenkeel.core.api.DescribeClustersResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.ListClustersRequest;
import dev.evenkeel.core.api.ListClustersResponse;
import dev.evenkeel.core.api.UpdateClusterRequest;
import dev.evenkeel.core.api.UpdateClusterResponse;
import dev.evenkeel.core.api.UpdateClusterSettingsRequest;
import dev.evenkeel.core.api.UpdateClusterSettingsResponse;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.cluster.ClusterSetting;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations on clusters. */
public final class ClusterOperations {
    private static final int DESCRIBED_MAX = 100;

    ClusterOperations() {}

    /** Creates a cluster. One that is ACTIVE already is answered as it is; an INACTIVE one begins anew. */
    public CreateClusterResponse createCluster(CreateClusterRequest request, Change change) {
        String name = Names.cluster(request.clusterName());
        List<Tag> tags = TagRules.checked(request.tags());
        List<String> providers =
                CapacityProviderRules.names(Objects.requireNonNullElse(request.capacityProviders(), List.of()));
        List<CapacityProviderStrategyItem> strategy = CapacityProviderRules.named(
                Objects.requireNonNullElse(request.defaultCapacityProviderStrategy(), List.of()));
        CapacityProviderRules.checkCluster(change.state(), providers, strategy);
        Optional<Cluster> existing =
                change.state().cluster(name).filter(cluster -> cluster.status() == ClusterStatus.ACTIVE);
        if (existing.isPresent()) {
            return new CreateClusterResponse(ClusterDescriptions.of(
                    change.state(), existing.get(), List.of("TAGS", "SETTINGS", "CONFIGURATIONS")));
        }
        Cluster cluster = new Cluster(
                change.scope().cluster(name),
                ClusterStatus.ACTIVE,
                withDefaults(request.settings()),
                providers,
                strategy,
                change.now(),
                Objects.requireNonNullElse(request.other(), Map.of()));
        change.emit(new Event.ClusterCreated(cluster));
        change.emit(new Event.TagsChanged(cluster.clusterArn().value(), tags));
        return new CreateClusterResponse(
                ClusterDescriptions.of(change.state(), cluster, List.of("TAGS", "SETTINGS", "CONFIGURATIONS")));
    }

    private static List<ClusterSetting> withDefaults(@Nullable List<ClusterSetting> given) {
        List<ClusterSetting> settings = new ArrayList<>(Objects.requireNonNullElse(given, List.of()));
        for (ClusterSetting setting : settings) {
            if (!"containerInsights".equals(setting.name())) {
                throw EcsException.invalidParameter("Invalid cluster setting name: " + setting.name());
            }
            if (!List.of("enabled", "disabled", "enhanced").contains(String.valueOf(setting.value()))) {
                throw EcsException.invalidParameter("Invalid cluster setting value: " + setting.value());
            }
        }
        if (settings.isEmpty()) {
            settings.add(new ClusterSetting("containerInsights", "disabled"));
        }
        return settings;
    }

    /** Describes clusters; {@code default} when none is named. */
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request, Change change) {
        List<String> names =
                request.clusters() == null || request.clusters().isEmpty() ? List.of("default") : request.clusters();
        if (names.size() > DESCRIBED_MAX) {
            throw EcsException.invalidParameter("Clusters cannot exceed " + DESCRIBED_MAX + " elements.");
        }
        List<ClusterDescription> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String given : names) {
            String name = Names.cluster(given);
            change.state()
                    .cluster(name)
                    .ifPresentOrElse(
                            cluster -> found.add(ClusterDescriptions.of(
                                    change.state(), cluster, Objects.requireNonNullElse(request.include(), List.of()))),
                            () -> failures.add(
                                    new Failure(change.scope().cluster(name).value(), "MISSING", null)));
        }
        return new DescribeClustersResponse(found, failures);
    }

    /** Lists the ARNs of ACTIVE clusters. */
    public ListClustersResponse listClusters(ListClustersRequest request, Change change) {
        List<String> arns = change.state().clusters().stream()
                .filter(cluster -> cluster.status() == ClusterStatus.ACTIVE)
                .map(cluster -> cluster.clusterArn().value())
                .toList();
        Page<String> page = Page.of(arns, arn -> arn, request.maxResults(), 100, 100, request.nextToken());
        return new ListClustersResponse(page.items(), page.nextToken());
    }

    /** Changes settings and configuration of a cluster. */
    public UpdateClusterResponse updateCluster(UpdateClusterRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        List<ClusterSetting> settings =
                request.settings() == null ? cluster.settings() : withDefaults(request.settings());
        Cluster changed = cluster.withSettings(settings, Others.merged(cluster.other(), request.other()));
        change.emit(new Event.ClusterChanged(changed));
        return new UpdateClusterResponse(
                ClusterDescriptions.of(change.state(), changed, List.of("SETTINGS", "TAGS", "CONFIGURATIONS")));
    }

    /** Changes settings of a cluster. */
    public UpdateClusterSettingsResponse updateClusterSettings(UpdateClusterSettingsRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        if (request.settings() == null || request.settings().isEmpty()) {
            throw EcsException.invalidParameter("Cluster settings cannot be empty.");
        }
        Cluster changed = cluster.withSettings(withDefaults(request.settings()), cluster.other());
        change.emit(new Event.ClusterChanged(changed));
        return new UpdateClusterSettingsResponse(
                ClusterDescriptions.of(change.state(), changed, List.of("SETTINGS", "TAGS", "CONFIGURATIONS")));
    }

    /** Deletes a cluster that nothing is left in; it stays describable as INACTIVE. */
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request, Change change) {
        Cluster cluster = Names.existingCluster(change, request.cluster());
        boolean services = change.state().services().stream()
                .anyMatch(service -> service.clusterArn().equals(cluster.clusterArn())
                        && service.status() != ServiceStatus.INACTIVE);
        if (services) {
            throw new EcsException(
                    ErrorCode.CLUSTER_CONTAINS_SERVICES, "The Cluster cannot be deleted while Services are active.");
        }
        if (tasks(change, cluster).stream().anyMatch(task -> !task.isStopped())) {
            throw new EcsException(
                    ErrorCode.CLUSTER_CONTAINS_TASKS, "The Cluster cannot be deleted while Tasks are active.");
        }
        // Hosts belong to the backend, which lends them to every cluster: they are taken back and do not stand in the
        // way.
        for (var instance : List.copyOf(change.state().containerInstances(cluster.name()))) {
            change.emit(new Event.ContainerInstanceLost(instance.containerInstanceArn()));
        }
        Cluster gone = cluster.withStatus(ClusterStatus.INACTIVE);
        change.emit(new Event.ClusterChanged(gone));
        return new DeleteClusterResponse(ClusterDescriptions.of(change.state(), gone, List.of()));
    }

    private static List<Task> tasks(Change change, Cluster cluster) {
        return change.state().tasks().stream()
                .filter(task -> task.launch().clusterArn().equals(cluster.clusterArn()))
                .toList();
    }
}
