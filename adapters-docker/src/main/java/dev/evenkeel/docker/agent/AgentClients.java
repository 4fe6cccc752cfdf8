package dev.evenkeel.docker.agent;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import dev.evenkeel.docker.task.ContainerWatcher;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which id is whose. An id is 128 random bits, drawn when a container is about to be made, and stands on record in one place
 * only: the container's own environment. So it is read from there for containers that were made in an earlier life of this
 * process, when the first request comes whose id is not known. On the backend's context only.
 */
final class AgentClients implements ContainerWatcher {
    private static final int ID_BYTES = 16;

    private final EngineClient engine;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Client> byId = new HashMap<>();
    private final Map<String, TaskArn> byCredentialsId = new HashMap<>();
    private final SortedMap<TaskArn, Known> known = new TreeMap<>();
    private @Nullable Future<Void> learning;

    AgentClients(EngineClient engine) {
        this.engine = engine;
    }

    /**
     * A container that may ask.
     *
     * @param engineName by which the engine knows it
     */
    record Client(TaskArn task, String container, String engineName, RequestRate rate) {}

    /** The ids of a container. */
    record Ids(String id, String credentialsId) {}

    /** What is known of a task. */
    private static final class Known {
        private final List<String> ids = new ArrayList<>();
        private final List<String> credentialsIds = new ArrayList<>();
        private final List<Client> clients = new ArrayList<>();
        private final SortedSet<String> unread = new TreeSet<>();
    }

    /** Draws ids for a container that is about to be made. */
    Ids draw(TaskArn task, String container, String engineName) {
        Known mine = of(task);
        if (mine.credentialsIds.isEmpty()) {
            addCredentialsId(task, newId());
        }
        String id = newId();
        add(id, new Client(task, container, engineName, new RequestRate(System.nanoTime())));
        return new Ids(id, mine.credentialsIds.get(0));
    }

    /** The container that has an id. */
    Future<Optional<Client>> find(String id) {
        return byId.containsKey(id)
                ? Future.succeededFuture(Optional.of(byId.get(id)))
                : learn().map(done -> Optional.ofNullable(byId.get(id)));
    }

    /** The task whose credentials have an id. */
    Future<Optional<TaskArn>> findTask(String credentialsId) {
        return byCredentialsId.containsKey(credentialsId)
                ? Future.succeededFuture(Optional.of(byCredentialsId.get(credentialsId)))
                : learn().map(done -> Optional.ofNullable(byCredentialsId.get(credentialsId)));
    }

    /** The containers of a task, as far as they are known. */
    Collection<Client> containers(TaskArn task) {
        Known mine = known.get(task);
        return mine == null ? List.of() : List.copyOf(mine.clients);
    }

    @Override
    public void running(TaskArn task, String containerId) {
        of(task).unread.add(containerId);
    }

    @Override
    public void ended(TaskArn task, String containerId) {
        Known mine = known.get(task);
        if (mine != null) {
            mine.unread.remove(containerId);
        }
    }

    @Override
    public void forgotten(TaskArn task) {
        Known mine = known.remove(task);
        if (mine != null) {
            mine.ids.forEach(byId::remove);
            mine.credentialsIds.forEach(byCredentialsId::remove);
        }
    }

    /** Reads each container once that was not read, however many requests wait for it. */
    private Future<Void> learn() {
        if (learning == null) {
            List<Future<Void>> readings = new ArrayList<>();
            known.forEach((task, mine) -> List.copyOf(mine.unread).forEach(id -> readings.add(read(task, mine, id))));
            Future<Void> all = Future.join(readings).mapEmpty();
            learning = all;
            all.onComplete(done -> learning = null);
            return all.otherwiseEmpty();
        }
        return learning.otherwiseEmpty();
    }

    private Future<Void> read(TaskArn task, Known mine, String containerId) {
        return engine.inspectJson(containerId)
                .onFailure(failure -> {
                    if (EngineException.isNotFound(failure)) {
                        mine.unread.remove(containerId);
                    }
                })
                .onSuccess(json -> {
                    ContainerFacts facts = new ContainerFacts(json);
                    if (mine.unread.remove(containerId) && known.get(task) == mine) {
                        facts.agentId()
                                .ifPresent(id -> add(
                                        id,
                                        new Client(
                                                task,
                                                facts.containerName(),
                                                facts.engineName(),
                                                new RequestRate(System.nanoTime()))));
                        facts.credentialsId().ifPresent(id -> addCredentialsId(task, id));
                    }
                })
                .mapEmpty();
    }

    private void add(String id, Client client) {
        // What a container says of itself must not take an id away from another.
        if (byId.putIfAbsent(id, client) == null) {
            Known mine = of(client.task());
            mine.ids.add(id);
            mine.clients.add(client);
        }
    }

    private void addCredentialsId(TaskArn task, String id) {
        if (byCredentialsId.putIfAbsent(id, task) == null) {
            of(task).credentialsIds.add(id);
        }
    }

    private Known of(TaskArn task) {
        return known.computeIfAbsent(task, none -> new Known());
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
