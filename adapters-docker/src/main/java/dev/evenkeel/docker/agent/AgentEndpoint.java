package dev.evenkeel.docker.agent;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineClient.Listed;
import dev.evenkeel.docker.task.AgentAccess;
import dev.evenkeel.docker.task.ContainerWatcher;
import dev.evenkeel.docker.task.OwnLabels;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agent's listener, and what containers are told of it.
 *
 * <p>Containers outlive this process and know the address by heart, so that the one they were told is taken again when it can
 * be had. Where the engine is not on this machine there is no address that both can use: tasks then run without an agent.
 */
public final class AgentEndpoint implements AgentAccess {
    private static final System.Logger LOG = System.getLogger(AgentEndpoint.class.getName());
    private static final int HTTP = 80;
    /** The ECS agent's own. */
    private static final int USUAL = 51679;

    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_HEADERS = 8 << 10;

    private final Context context;
    private final EngineClient engine;
    private final String owner;
    private final AgentSettings settings;
    private final AgentClients clients;
    private final AgentNetwork network;
    private final AgentDesk desk;
    private @Nullable AgentAddress address;
    private @Nullable HttpServer server;

    /**
     * Opens nothing yet.
     *
     * @param context the backend's
     * @param timeline on which the engine of core is asked
     * @param stats the newest statistics of a container, by its id
     */
    public AgentEndpoint(
            Context context,
            EngineClient engine,
            String owner,
            AgentSettings settings,
            Timeline timeline,
            Function<String, Optional<JsonObject>> stats) {
        this.context = context;
        this.engine = engine;
        this.owner = owner;
        this.settings = settings;
        clients = new AgentClients(engine);
        network = new AgentNetwork(engine, owner);
        desk = new AgentDesk(context, engine, clients, settings, timeline, stats);
    }

    /** Begins to listen. Fails with a {@link BackendException} when it cannot listen where it was told to. */
    public Future<Void> open() {
        if (!settings.enabled()) {
            return Future.succeededFuture();
        }
        return earlier().compose(before -> {
            if (settings.host() != null) {
                return listen(settings.host(), ports(before, settings.host())).recover(this::refused);
            }
            if (settings.credentials().areConfigured()) {
                return network.linkLocal()
                        .compose(host -> listen(host, ports(before, host)).recover(this::refused));
            }
            return network.bridge()
                    .compose(host -> host.isPresent()
                            ? listen(host.get(), ports(before, host.get())).recover(this::without)
                            : without(new IllegalStateException("the engine has no bridge")));
        });
    }

    /** Whom to tell which containers run. */
    public ContainerWatcher watcher() {
        return clients;
    }

    /** Hands over what answers. Any thread. */
    public void serve(AgentApi api) {
        context.runOnContext(nothing -> desk.open(api));
    }

    @Override
    public Map<String, String> variables(TaskStart start, String container, String engineName) {
        return AgentVariables.of(
                start,
                address,
                clients.draw(start.taskArn(), container, engineName),
                settings.credentials().areConfigured());
    }

    /** Ends it. {@code cleanup} takes away what was made for it. */
    public Future<Void> close(boolean cleanup) {
        Future<Void> closed = server == null ? Future.succeededFuture() : server.close();
        return closed.compose(done -> cleanup ? network.remove() : Future.succeededFuture());
    }

    /** What containers of ours that run were told; empty when there are none. */
    private Future<Optional<AgentAddress>> earlier() {
        return engine.list(OwnLabels.OWNER, owner)
                .compose(containers -> containers.stream()
                        .filter(container -> container.state().equals("running"))
                        .filter(container ->
                                !OwnLabels.PAUSE.equals(container.labels().get(OwnLabels.CONTAINER)))
                        .map(Listed::id)
                        .findFirst()
                        .map(id -> engine.inspectJson(id).map(json -> new ContainerFacts(json).agentAddress()))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private List<Integer> ports(Optional<AgentAddress> before, String host) {
        if (settings.port() != 0) {
            return List.of(settings.port());
        }
        SequencedSet<Integer> ports = new LinkedHashSet<>();
        before.filter(told -> told.host().equals(host)).ifPresent(told -> ports.add(told.port()));
        if (host.equals(AgentAddress.LINK_LOCAL)) {
            ports.add(HTTP);
        }
        ports.add(USUAL);
        ports.add(0);
        return new ArrayList<>(ports);
    }

    private Future<Void> listen(String host, List<Integer> ports) {
        HttpServer attempt = context.owner()
                .createHttpServer(new HttpServerOptions()
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setMaxHeaderSize(LONGEST_HEADERS))
                .requestHandler(desk::handle)
                // A connection that a container broke off: nobody waits for an answer.
                .exceptionHandler(gone -> {});
        return attempt.listen(ports.get(0), host)
                .<Void>map(listening -> {
                    server = listening;
                    address = new AgentAddress(host, listening.actualPort());
                    return null;
                })
                .recover(failure -> ports.size() == 1
                        ? Future.failedFuture(failure)
                        : listen(host, ports.subList(1, ports.size())));
    }

    private Future<Void> refused(Throwable failure) {
        return Future.failedFuture(new BackendException(
                "docker: the agent's endpoints can not be served (" + failure.getMessage()
                        + "); give the option agent an address of this machine that containers reach, or agent=off",
                failure));
    }

    private Future<Void> without(Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "tasks have no metadata endpoint: {0}; the docker option agent names an address, agent=off says that none"
                        + " is wanted",
                failure.getMessage());
        return Future.succeededFuture();
    }
}
