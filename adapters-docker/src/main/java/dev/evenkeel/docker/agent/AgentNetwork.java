package dev.evenkeel.docker.agent;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.task.OwnLabels;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The addresses of this machine that containers can reach.
 *
 * <p>The gateway of the engine's own bridge is one; every container that has a network can reach it. To have the address of
 * ECS, 169.254.170.2, the engine is asked for a network whose gateway it is: so the machine gets it without our being allowed
 * to change its addresses. No container is ever attached to that network.
 */
final class AgentNetwork {
    static final String NAME = "evenkeel-agent";

    private static final String SUBNET = "169.254.170.0/24";

    private final EngineClient engine;
    private final String owner;
    private boolean made;

    AgentNetwork(EngineClient engine, String owner) {
        this.engine = engine;
        this.owner = owner;
    }

    /** The gateway of the engine's bridge; empty when it has none. */
    Future<Optional<String>> bridge() {
        return engine.network("bridge").map(AgentNetwork::gateway).recover(AgentNetwork::noneWhenMissing);
    }

    /** Sees to it that this machine has 169.254.170.2. Fails with a {@link BackendException} when it cannot have it. */
    Future<String> linkLocal() {
        return engine.network(NAME)
                // One that an earlier life of this process has made is ours still.
                .onSuccess(network -> made = isOurs(network))
                .map(AgentNetwork::gateway)
                .recover(AgentNetwork::noneWhenMissing)
                .compose(gateway ->
                        gateway.filter(AgentAddress.LINK_LOCAL::equals).isPresent() ? Future.succeededFuture() : make())
                .map(AgentAddress.LINK_LOCAL);
    }

    /** Takes away the network that was made here; one that others made is theirs. */
    Future<Void> remove() {
        return made ? engine.removeNetwork(NAME) : Future.succeededFuture();
    }

    private Future<Void> make() {
        JsonObject range = new JsonObject().put("Subnet", SUBNET).put("Gateway", AgentAddress.LINK_LOCAL);
        JsonObject spec = new JsonObject()
                .put("Name", NAME)
                .put("Driver", "bridge")
                .put("Internal", true)
                .put("CheckDuplicate", true)
                .put("Labels", new JsonObject().put(OwnLabels.OWNER, owner))
                .put("IPAM", new JsonObject().put("Config", new JsonArray().add(range)));
        return engine.createNetwork(spec)
                .onSuccess(done -> made = true)
                .recover(failure -> Future.failedFuture(new BackendException(
                        "docker: the engine can not have the network " + SUBNET + " that credentials for tasks need ("
                                + failure.getMessage() + "); remove the network that is in its way, or give the option"
                                + " agent=ADDRESS",
                        failure)));
    }

    private boolean isOurs(JsonObject network) {
        JsonObject labels = network.getJsonObject("Labels");
        return labels != null && owner.equals(labels.getString(OwnLabels.OWNER));
    }

    private static Optional<String> gateway(JsonObject network) {
        JsonArray ranges = network.getJsonObject("IPAM", new JsonObject()).getJsonArray("Config");
        for (Object each : ranges == null ? new JsonArray() : ranges) {
            JsonObject range = (JsonObject) each;
            String subnet = range.getString("Subnet", "");
            if (!subnet.isEmpty() && !subnet.contains(":")) {
                // An engine that has started no container yet may not say.
                String gateway = range.getString("Gateway", "");
                return Optional.of(gateway.isEmpty() ? Subnet.firstAddress(subnet) : gateway);
            }
        }
        return Optional.empty();
    }

    private static Future<Optional<String>> noneWhenMissing(Throwable failure) {
        return EngineException.isNotFound(failure)
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure);
    }
}
