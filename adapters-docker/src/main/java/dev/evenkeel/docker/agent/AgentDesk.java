package dev.evenkeel.docker.agent;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.agent.ContainerMetadata;
import dev.evenkeel.core.agent.ProtectionAnswer;
import dev.evenkeel.core.agent.TaskMetadata;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.docker.agent.AgentClients.Client;
import dev.evenkeel.docker.agent.AgentRequest.Metadata;
import dev.evenkeel.docker.agent.AgentRequest.View;
import dev.evenkeel.docker.client.EngineClient;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests of containers, in this order:
 *
 * <ol>
 *   <li>One that was forwarded is refused: a task that can be made to pass requests on must not pass on its own credentials.
 *   <li>One whose id is nobody's, or comes from elsewhere than the container it was drawn for, is told that there is no such
 *       id.
 *   <li>More than 40 a second, after 60 at once, are refused until the second is over.
 *   <li>The rest is answered from the state of the engine of core, and from what the engine of Docker says of the containers.
 * </ol>
 */
final class AgentDesk {
    private static final System.Logger LOG = System.getLogger(AgentDesk.class.getName());
    private static final List<String> FORWARDED = List.of("X-Forwarded-For", "Forwarded", "Via");
    private static final Duration LIFE_OF_KEYS = Duration.ofHours(1);
    private static final int LONGEST_BODY = 4 << 10;

    private final Context context;
    private final EngineClient engine;
    private final AgentClients clients;
    private final Sources sources;
    private final RoleCredentials credentials;
    private final Timeline timeline;
    private final Function<String, Optional<JsonObject>> stats;
    private @Nullable AgentApi api;

    AgentDesk(
            Context context,
            EngineClient engine,
            AgentClients clients,
            AgentSettings settings,
            Timeline timeline,
            Function<String, Optional<JsonObject>> stats) {
        this.context = context;
        this.engine = engine;
        this.clients = clients;
        credentials = settings.credentials();
        this.timeline = timeline;
        this.stats = stats;
        sources = new Sources(engine, settings.translated());
    }

    void open(AgentApi answers) {
        api = answers;
    }

    void handle(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.exceptionHandler(gone -> {});
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= LONGEST_BODY) {
                body.appendBuffer(chunk);
            } else {
                request.connection().close();
            }
        });
        request.endHandler(end -> answer(request, body)
                .otherwise(failure -> {
                    LOG.log(System.Logger.Level.WARNING, "agent request not answered: {0}", failure.toString());
                    return AgentAnswer.text(500, "failed to get metadata");
                })
                .onSuccess(answer -> send(request, answer)));
    }

    private static void send(HttpServerRequest request, AgentAnswer answer) {
        if (!request.response().ended() && !request.response().closed()) {
            request.response()
                    .setStatusCode(answer.status())
                    .putHeader("Content-Type", "application/json")
                    .end(answer.body());
        }
    }

    private Future<AgentAnswer> answer(HttpServerRequest request, Buffer body) {
        if (FORWARDED.stream().anyMatch(request.headers()::contains)) {
            return Future.succeededFuture(AgentAnswer.text(403, "forwarded requests are refused"));
        }
        Optional<AgentRequest> asked = AgentRequest.parse(request.path() == null ? "" : request.path());
        if (asked.isEmpty()) {
            return Future.succeededFuture(AgentAnswer.text(404, "404 page not found"));
        }
        boolean changes = asked.get() instanceof AgentRequest.Protection
                && request.method().equals(HttpMethod.PUT);
        if (!changes && !request.method().equals(HttpMethod.GET)) {
            return Future.succeededFuture(AgentAnswer.text(405, "method not allowed"));
        }
        String remote = request.remoteAddress().hostAddress();
        return caller(asked.get(), remote)
                .compose(caller -> caller.isEmpty()
                        ? Future.succeededFuture(AgentAnswer.unknown(asked.get()))
                        : answer(asked.get(), caller.get(), changes ? body : null));
    }

    /** The container that asks; empty when it is not who the id says. */
    private Future<Optional<Client>> caller(AgentRequest asked, String remote) {
        if (asked instanceof AgentRequest.Credentials) {
            return clients.findTask(asked.id())
                    .map(task -> task.map(clients::containers).orElse(List.of()))
                    .compose(containers -> from(containers, remote));
        }
        return clients.find(asked.id())
                .compose(client -> from(client.map(List::of).orElse(List.of()), remote));
    }

    private Future<Optional<Client>> from(Collection<Client> containers, String remote) {
        return sources.own(containers, remote)
                .map(own -> own ? containers.stream().findFirst() : Optional.empty());
    }

    private Future<AgentAnswer> answer(AgentRequest asked, Client caller, @Nullable Buffer change) {
        if (!caller.rate().take(System.nanoTime())) {
            return Future.succeededFuture(AgentAnswer.text(429, "You have reached maximum request limit."));
        }
        return switch (asked) {
            case Metadata metadata -> metadata(metadata, caller);
            case AgentRequest.Protection protection -> protection(caller.task(), change);
            case AgentRequest.Credentials unused -> credentials(caller.task());
        };
    }

    private Future<AgentAnswer> metadata(Metadata asked, Client caller) {
        return ask(answers -> answers.metadata(caller.task(), asked.view() == View.TASK_WITH_TAGS))
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.succeededFuture(AgentAnswer.unknown(asked));
                    }
                    TaskMetadata task = found.get();
                    Optional<ContainerMetadata> own = task.containers().stream()
                            .filter(container -> container.name().equals(caller.container()))
                            .findFirst();
                    return switch (asked.view()) {
                        case CONTAINER ->
                            own.isEmpty()
                                    ? Future.succeededFuture(AgentAnswer.unknown(asked))
                                    : container(task, own.get(), asked.version())
                                            .map(AgentAnswer::ok);
                        case TASK, TASK_WITH_TAGS -> task(task, asked.version());
                        case CONTAINER_STATS ->
                            Future.succeededFuture(own.flatMap(container -> stats.apply(container.runtimeId()))
                                    .map(AgentAnswer::ok)
                                    .orElseGet(() -> AgentAnswer.text(
                                            500, "Unable to get container stats for: " + caller.engineName())));
                        case TASK_STATS -> Future.succeededFuture(AgentAnswer.ok(stats(task)));
                    };
                });
    }

    private Future<AgentAnswer> task(TaskMetadata task, int version) {
        List<Future<JsonObject>> containers = task.containers().stream()
                .map(container -> container(task, container, version))
                .toList();
        return Future.join(containers)
                .otherwiseEmpty()
                .map(done -> AgentAnswer.ok(MetadataJson.task(
                        task,
                        // One that the engine has no more, though it is on record, is left out.
                        containers.stream()
                                .filter(Future::succeeded)
                                .map(Future::result)
                                .toList(),
                        version)));
    }

    private Future<JsonObject> container(TaskMetadata task, ContainerMetadata container, int version) {
        return engine.inspectJson(container.runtimeId())
                .map(ContainerFacts::new)
                .compose(facts -> Sources.network(engine, facts)
                        .map(network -> MetadataJson.container(task, container, facts, network, version)));
    }

    /** By the engine's ids; null for a container of which no statistics came yet, as the ECS agent has it. */
    private JsonObject stats(TaskMetadata task) {
        JsonObject all = new JsonObject();
        for (ContainerMetadata container : task.containers()) {
            all.put(container.runtimeId(), stats.apply(container.runtimeId()).orElse(null));
        }
        return all;
    }

    private Future<AgentAnswer> protection(TaskArn task, @Nullable Buffer change) {
        if (change == null) {
            return ask(answers -> answers.protection(task)).map(AgentAnswer::protection);
        }
        Optional<ProtectionRequest> request = ProtectionRequest.parse(change.getBytes());
        return request.isEmpty()
                ? Future.succeededFuture(AgentAnswer.protection(ProtectionAnswer.undecodable()))
                : ask(answers -> answers.protect(
                                task,
                                request.get().protectionEnabled(),
                                request.get().expiresInMinutes()))
                        .map(AgentAnswer::protection);
    }

    private Future<AgentAnswer> credentials(TaskArn task) {
        return ask(answers -> answers.taskRole(task))
                .compose(role -> role.isEmpty()
                        ? Future.succeededFuture(AgentAnswer.noCredentials())
                        : context.<Optional<RoleCredentials.Keys>>executeBlocking(
                                        () -> credentials.find(role.get()), false)
                                .map(found -> found.map(
                                                keys -> AgentAnswer.credentials(role.get(), keys, expiration(keys)))
                                        .orElseGet(() -> none(task, role.get(), "it has none here")))
                                .otherwise(failure -> none(task, role.get(), String.valueOf(failure.getMessage()))));
    }

    private static AgentAnswer none(TaskArn task, String role, String why) {
        LOG.log(System.Logger.Level.WARNING, "task={0} got no credentials of role={1}: {2}", task, role, why);
        return AgentAnswer.noCredentials();
    }

    /** Keys without an end are given one, so that SDKs ask again and get what the file says by then. */
    private static Instant expiration(RoleCredentials.Keys keys) {
        Instant known = keys.expiration();
        return known == null ? Instant.now().plus(LIFE_OF_KEYS) : known;
    }

    /** Asks on the timeline, and comes back to the backend's context. */
    private <T> Future<T> ask(Function<AgentApi, T> question) {
        AgentApi answers = api;
        if (answers == null) {
            return Future.failedFuture(new IllegalStateException("there is no engine yet"));
        }
        Promise<T> answer = Promise.promise();
        timeline.execute(() -> {
            try {
                T value = question.apply(answers);
                context.runOnContext(nothing -> answer.complete(value));
            } catch (RuntimeException failure) {
                context.runOnContext(nothing -> answer.fail(failure));
            }
        });
        return answer.future();
    }
}
