package dev.evenkeel.docker.network;

import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.task.OwnLabels;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps containers from 169.254.169.254, where a cloud's machine has its credentials.
 *
 * <p>Each container that has a network gets a second one, which that address belongs to and on which nobody answers: so what
 * is sent there never leaves it. The machine itself has no address on it and goes where it went before; no right on the
 * machine's own firewall is needed. Containers can not reach each other on it. All owners share it, since its addresses are
 * always the same. On the backend's context only.
 */
public final class MetadataShield {
    static final String NAME = "evenkeel-no-instance-metadata";

    private static final String SUBNET = "169.254.168.0/23";
    private static final String METADATA = "169.254.169.254";
    private static final List<String> WITHOUT_NETWORK = List.of("none", "host");

    private final EngineClient engine;
    private final boolean wanted;
    private @Nullable Future<Void> made;

    public MetadataShield(EngineClient engine, NetworkSettings settings) {
        this.engine = engine;
        wanted = settings.hidesInstanceMetadata();
    }

    /**
     * Puts a container that is about to be started behind it.
     *
     * @param networkMode of the container: one that has none of its own has nothing to be kept from, or another's
     */
    public Future<Void> cover(String container, String networkMode) {
        if (!wanted || WITHOUT_NETWORK.contains(networkMode) || networkMode.startsWith("container:")) {
            return Future.succeededFuture();
        }
        return make().compose(done -> engine.connect(NAME, container))
                .recover(failure ->
                        // One that was made in an earlier life of this process, and never started, may be on it
                        // already.
                        EngineException.isForbidden(failure)
                                        && String.valueOf(failure.getMessage()).contains("already exists in network")
                                ? Future.succeededFuture()
                                : Future.failedFuture(failure));
    }

    /** Takes it away, unless others use it. */
    public Future<Void> remove() {
        return made == null
                ? Future.succeededFuture()
                : engine.removeNetwork(NAME).otherwiseEmpty();
    }

    private Future<Void> make() {
        if (made == null || made.failed()) {
            made = engine.network(NAME)
                    .<Void>mapEmpty()
                    .recover(failure -> EngineException.isNotFound(failure) ? create() : Future.failedFuture(failure));
        }
        return made;
    }

    private Future<Void> create() {
        JsonObject range = new JsonObject()
                .put("Subnet", SUBNET)
                .put("AuxiliaryAddresses", new JsonObject().put("metadata", METADATA));
        JsonObject spec = new JsonObject()
                .put("Name", NAME)
                .put("Driver", "bridge")
                .put("Internal", true)
                .put("CheckDuplicate", true)
                .put(
                        "Options",
                        new JsonObject()
                                .put("com.docker.network.bridge.inhibit_ipv4", "true")
                                .put("com.docker.network.bridge.enable_icc", "false"))
                .put("Labels", new JsonObject().put(OwnLabels.OWN_PREFIX + "shared", "true"))
                .put("IPAM", new JsonObject().put("Config", new JsonArray().add(range)));
        return engine.createNetwork(spec)
                .recover(failure ->
                        EngineException.isConflict(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }
}
