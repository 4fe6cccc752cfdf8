package dev.evenkeel.docker.network;

import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.task.OwnLabels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One network of the engine for each cluster whose tasks find each other by name: its own resolver knows the names, and what
 * is on another network is neither found nor reached. On the backend's context only.
 *
 * <ol>
 *   <li>The first task of a cluster that joins has the network made. One that is there already is taken if it is ours.
 *   <li>Some seconds after the last has left, it is removed, so that a service which is replaced does not have it made anew.
 *   <li>One that an earlier life has left, and nobody joined in this one, goes when tasks have been taken over.
 * </ol>
 */
public final class ClusterNetworks {
    private static final System.Logger LOG = System.getLogger(ClusterNetworks.class.getName());
    private static final String CLUSTER = OwnLabels.OWN_PREFIX + "cluster";
    private static final Duration LINGERING = Duration.ofSeconds(5);
    private static final int REMOVALS = 12;

    private final Vertx vertx;
    private final EngineClient engine;
    private final String owner;
    private final NetworkSettings settings;
    private final SortedMap<ClusterArn, Members> joined = new TreeMap<>();

    public ClusterNetworks(Vertx vertx, EngineClient engine, String owner, NetworkSettings settings) {
        this.vertx = vertx;
        this.engine = engine;
        this.owner = owner;
        this.settings = settings;
    }

    /** How many tasks are on a network, and its last change: changes follow one another. */
    private static final class Members {
        private int count;
        private boolean made;
        private Future<Void> last = Future.succeededFuture();
    }

    /** Whether a task is to be on the network of its cluster. */
    public boolean joins(TaskStart start) {
        return settings.joins(start);
    }

    /** The engine's name for the network of a cluster. */
    public String name(ClusterArn cluster) {
        return OwnLabels.networkName(cluster, owner);
    }

    /** A task is about to be made on it. {@link #leave} has to follow, also when this fails. */
    public Future<Void> join(ClusterArn cluster) {
        Members members = joined.computeIfAbsent(cluster, first -> new Members());
        members.count++;
        Future<Void> made = members.last
                .otherwiseEmpty()
                .compose(done -> members.made ? Future.succeededFuture() : make(cluster))
                .onSuccess(done -> members.made = true);
        members.last = made;
        return made;
    }

    /** A task that an earlier life of this process made is on it. */
    public void adopt(ClusterArn cluster) {
        Members members = joined.computeIfAbsent(cluster, first -> new Members());
        members.count++;
        members.made = true;
    }

    /** The containers of a task are gone from it. */
    public void leave(ClusterArn cluster) {
        Members members = joined.get(cluster);
        if (members != null && --members.count == 0) {
            vertx.setTimer(LINGERING.toMillis(), later -> removeUnlessJoined(cluster, members, REMOVALS));
        }
    }

    /** Removes those of ours that nobody has joined, for clusters whose ARNs begin so: an earlier life has left them. */
    public Future<Void> sweep(String clusters) {
        return engine.networks(OwnLabels.OWNER, owner)
                .onSuccess(found -> found.stream()
                        .map(network -> network.labels().getOrDefault(CLUSTER, ""))
                        .filter(cluster -> !cluster.isEmpty() && cluster.startsWith(clusters))
                        .map(ClusterArn::new)
                        .filter(cluster -> !joined.containsKey(cluster))
                        .forEach(cluster -> {
                            Members nobody = new Members();
                            nobody.made = true;
                            joined.put(cluster, nobody);
                            removeUnlessJoined(cluster, nobody, REMOVALS);
                        }))
                .mapEmpty();
    }

    /** Removes all of ours, when no container is left. */
    public Future<Void> removeAll() {
        joined.clear();
        return engine.networks(OwnLabels.OWNER, owner)
                .compose(found -> Future.join(found.stream()
                                .filter(network -> network.labels().containsKey(CLUSTER))
                                .map(network -> engine.removeNetwork(network.id()))
                                .toList())
                        .mapEmpty());
    }

    private void removeUnlessJoined(ClusterArn cluster, Members members, int tries) {
        if (members.count > 0 || joined.get(cluster) != members) {
            return;
        }
        members.last = members.last.otherwiseEmpty().compose(done -> {
            if (members.count > 0) {
                return Future.succeededFuture();
            }
            members.made = false;
            return engine.removeNetwork(name(cluster));
        });
        members.last.onComplete(removed -> {
            if (members.count > 0) {
                return;
            }
            if (removed.succeeded()) {
                joined.remove(cluster, members);
            } else if (tries > 1) {
                // A container that is ending is on it still, or somebody else's is.
                vertx.setTimer(LINGERING.toMillis(), later -> removeUnlessJoined(cluster, members, tries - 1));
            } else {
                LOG.log(System.Logger.Level.WARNING, "network={0} not removed: {1}", name(cluster), removed.cause());
            }
        });
    }

    private Future<Void> make(ClusterArn cluster) {
        JsonObject spec = new JsonObject()
                .put("Name", name(cluster))
                .put("Driver", "bridge")
                .put("CheckDuplicate", true)
                .put("Labels", new JsonObject().put(OwnLabels.OWNER, owner).put(CLUSTER, cluster.value()));
        return engine.createNetwork(spec)
                .recover(failure ->
                        EngineException.isConflict(failure) ? takeOver(cluster) : Future.failedFuture(failure))
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "ResourceInitializationError: the network of cluster " + cluster.name() + " can not be made: "
                                + failure.getMessage()
                                + "; 'docker network prune' frees networks that nobody uses, the docker"
                                + " option names=off does without")));
    }

    private Future<Void> takeOver(ClusterArn cluster) {
        return engine.network(name(cluster))
                .compose(found -> isOurs(found)
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException("a network named " + name(cluster)
                                + " is there already and is not Evenkeel's; remove it")));
    }

    private boolean isOurs(JsonObject network) {
        JsonObject labels = network.getJsonObject("Labels");
        return labels != null && owner.equals(labels.getString(OwnLabels.OWNER));
    }
}
