package dev.evenkeel.docker.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls that Evenkeel makes to an engine, one method each.
 *
 * <p>A future fails with an {@link EngineException} when the engine refused, and with an I/O or time-out exception when
 * it could not be asked. The time limits of create, start and pull are those of the ECS agent.
 */
public final class EngineClient {

    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration PING = Duration.ofSeconds(5);
    private static final Duration LOGIN = Duration.ofSeconds(12);
    public static final Duration CREATE = Duration.ofMinutes(4);
    public static final Duration START = Duration.ofMinutes(3);
    private static final Duration PULL_SILENCE = Duration.ofMinutes(1);
    private static final Duration STATS_SILENCE = Duration.ofMinutes(1);

    private final EngineHttp http;
    private final String prefix;

    private EngineClient(EngineHttp http, String prefix) {
        this.http = http;
        this.prefix = prefix;
    }

    /** Agrees with the engine on a version. Fails when none answers or when none is known to both sides. */
    public static Future<EngineClient> connect(Vertx vertx, EngineAddress address) {
        return EngineHttp.open(vertx, address)
                .compose(http -> new EngineClient(http, "")
                        .json(
                                HttpMethod.GET,
                                EngineUri.of("version"),
                                null,
                                address instanceof EngineAddress.Ssh ? LOGIN : PING)
                        .map(version -> {
                            ApiVersion max = ApiVersion.parse(version.getString("ApiVersion", ""));
                            ApiVersion min = ApiVersion.parse(version.getString("MinAPIVersion", "1.12"));
                            return new EngineClient(http, "/v" + ApiVersion.agree(min, max));
                        })
                        .recover(failure ->
                                http.close().transform(done -> Future.failedFuture(http.explained(failure)))));
    }

    /** Whether the engine answers now. */
    public Future<Void> ping() {
        return call(HttpMethod.GET, EngineUri.of("_ping"), null, PING).mapEmpty();
    }

    public Future<EngineInfo> info() {
        return json(HttpMethod.GET, EngineUri.of("info"), null, QUICK).map(EngineInfo::of);
    }

    /**
     * Makes a container without starting it.
     *
     * @param spec the body as the Engine API has it
     * @return its id
     */
    public Future<String> create(String name, JsonObject spec) {
        EngineUri uri = EngineUri.of("containers", "create").with("name", name);
        return json(HttpMethod.POST, uri, spec, CREATE).map(answer -> answer.getString("Id"));
    }

    /** Starts a container; one that runs already is left alone. */
    public Future<Void> start(String container) {
        return call(HttpMethod.POST, EngineUri.of("containers", container, "start"), null, START)
                .mapEmpty();
    }

    /** Sends a signal to a container's process; fails with a conflict when it does not run. */
    public Future<Void> kill(String container, String signal) {
        EngineUri uri = EngineUri.of("containers", container, "kill").with("signal", signal);
        return call(HttpMethod.POST, uri, null, QUICK).mapEmpty();
    }

    public Future<ContainerInspection> inspect(String container) {
        return json(HttpMethod.GET, EngineUri.of("containers", container, "json"), null, QUICK)
                .map(ContainerInspection::of);
    }

    /** All that the engine says of a container, its environment included: not to be logged. */
    public Future<JsonObject> inspectJson(String container) {
        return json(HttpMethod.GET, EngineUri.of("containers", container, "json"), null, QUICK);
    }

    /** All that the engine says of a network. */
    public Future<JsonObject> network(String name) {
        return json(HttpMethod.GET, EngineUri.of("networks", name), null, QUICK);
    }

    /**
     * Makes a network.
     *
     * @param spec the body as the Engine API has it
     */
    public Future<Void> createNetwork(JsonObject spec) {
        return call(HttpMethod.POST, EngineUri.of("networks", "create"), spec, CREATE)
                .mapEmpty();
    }

    /** A network in a list. */
    public record ListedNetwork(String id, SortedMap<String, String> labels) {}

    /** All networks that have a label with this value. */
    public Future<List<ListedNetwork>> networks(String label, String value) {
        EngineUri uri = EngineUri.of("networks").filters(Map.of("label", List.of(label + "=" + value)));
        return call(HttpMethod.GET, uri, null, QUICK).map(body -> {
            List<ListedNetwork> found = new ArrayList<>();
            for (Object each : new JsonArray(body)) {
                JsonObject network = (JsonObject) each;
                found.add(new ListedNetwork(network.getString("Id"), texts(network.getJsonObject("Labels"))));
            }
            return found;
        });
    }

    /** Puts a container on one more network. */
    public Future<Void> connect(String network, String container) {
        return call(
                        HttpMethod.POST,
                        EngineUri.of("networks", network, "connect"),
                        new JsonObject().put("Container", container),
                        START)
                .mapEmpty();
    }

    /** Removes a network that no container is attached to; one that is not there is no failure. */
    public Future<Void> removeNetwork(String name) {
        return call(HttpMethod.DELETE, EngineUri.of("networks", name), null, QUICK)
                .<Void>mapEmpty()
                .recover(failure ->
                        EngineException.isNotFound(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    /**
     * Removes a container and its anonymous volumes, running or not. One that is not there, or that is being removed
     * already, is no failure.
     */
    public Future<Void> remove(String container) {
        EngineUri uri =
                EngineUri.of("containers", container).with("force", true).with("v", true);
        return call(HttpMethod.DELETE, uri, null, START)
                .<Void>mapEmpty()
                .recover(failure -> EngineException.isNotFound(failure) || EngineException.isConflict(failure)
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    /** A container in a list. */
    public record Listed(String id, String state, Map<String, String> labels) {

        /** Whether it has a process. */
        public boolean isRunning() {
            return state.equals("running") || state.equals("paused") || state.equals("restarting");
        }

        private static Listed of(JsonObject json) {
            return new Listed(json.getString("Id"), json.getString("State", ""), texts(json.getJsonObject("Labels")));
        }
    }

    /** All containers, running or not, that have a label with this value. */
    public Future<List<Listed>> list(String label, String value) {
        EngineUri uri = EngineUri.of("containers", "json")
                .with("all", true)
                .filters(Map.of("label", List.of(label + "=" + value)));
        return call(HttpMethod.GET, uri, null, QUICK).map(body -> {
            List<Listed> found = new ArrayList<>();
            for (Object container : new JsonArray(body)) {
                found.add(Listed.of((JsonObject) container));
            }
            return found;
        });
    }

    /**
     * Makes a volume; one of the same name and driver that is there already is left as it is.
     *
     * @param options of the driver
     */
    public Future<Void> createVolume(
            String name, String driver, SortedMap<String, String> options, SortedMap<String, String> labels) {
        JsonObject spec = new JsonObject()
                .put("Name", name)
                .put("Driver", driver)
                .put("DriverOpts", json(options))
                .put("Labels", json(labels));
        return call(HttpMethod.POST, EngineUri.of("volumes", "create"), spec, CREATE)
                .mapEmpty();
    }

    /** Fails with "not found" when there is no such volume. */
    public Future<Void> findVolume(String name) {
        return call(HttpMethod.GET, EngineUri.of("volumes", name), null, QUICK).mapEmpty();
    }

    /** Removes a volume; fails with a conflict as long as a container has it, running or not. */
    public Future<Void> removeVolume(String name) {
        return call(HttpMethod.DELETE, EngineUri.of("volumes", name), null, QUICK)
                .mapEmpty();
    }

    /** A volume in a list. */
    public record ListedVolume(String name, SortedMap<String, String> labels) {}

    /** The volumes that have all of these labels, each a name or NAME=VALUE. */
    public Future<List<ListedVolume>> volumes(List<String> labels) {
        EngineUri uri = EngineUri.of("volumes").filters(Map.of("label", labels));
        return json(HttpMethod.GET, uri, null, QUICK).map(answer -> {
            List<ListedVolume> volumes = new ArrayList<>();
            // The engine's list is null when there is none.
            JsonArray found = answer.getJsonArray("Volumes");
            for (Object each : found == null ? new JsonArray() : found) {
                JsonObject volume = (JsonObject) each;
                volumes.add(new ListedVolume(volume.getString("Name"), texts(volume.getJsonObject("Labels"))));
            }
            return volumes;
        });
    }

    private static SortedMap<String, String> texts(@Nullable JsonObject json) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (json != null) {
            json.forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue())));
        }
        return texts;
    }

    private static JsonObject json(SortedMap<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach(json::put);
        return json;
    }

    /** The id of an image; fails with "not found" when the engine has none of that name. */
    public Future<String> imageId(String image) {
        return json(HttpMethod.GET, EngineUri.of("images", image, "json"), null, QUICK)
                .map(found -> found.getString("Id", ""));
    }

    /**
     * The digest of an image in one repository; empty for an image that was built here or came from elsewhere.
     *
     * @param repository as the engine shows it, without registry for Docker Hub
     */
    public Future<Optional<String>> imageDigest(String imageId, String repository) {
        return json(HttpMethod.GET, EngineUri.of("images", imageId, "json"), null, QUICK)
                .map(image -> {
                    JsonArray digests = image.getJsonArray("RepoDigests");
                    return (digests == null ? new JsonArray() : digests)
                            .stream()
                                    .map(String::valueOf)
                                    .filter(each -> each.startsWith(repository + "@"))
                                    .map(each -> each.substring(repository.length() + 1))
                                    .findFirst();
                });
    }

    /**
     * Pulls an image.
     *
     * @param image a reference with or without a tag; without one it is {@code latest}, as for {@code docker pull}
     * @param auth the value of the header X-Registry-Auth, null for none
     * @param progress is given each step that the engine tells of
     * @return fails with the engine's own words, also when the pull broke off after it had begun
     */
    public Future<Void> pull(String image, @Nullable String auth, Consumer<JsonObject> progress) {
        if (EngineUri.climbs(image)) {
            return Future.failedFuture(new EngineException(400, "invalid reference format"));
        }
        EngineUri uri = EngineUri.of("images", "create").with("fromImage", image);
        // An image without a tag would be pulled with all tags it has.
        boolean named = image.contains("@") || image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
        Map<String, String> headers = auth == null ? Map.of() : Map.of("X-Registry-Auth", auth);
        return follow(named ? uri : uri.with("tag", "latest"), null, headers, progress);
    }

    /** Makes an image of one layer from a tar archive, without a registry. */
    public Future<Void> importImage(String repository, String tag, byte[] archive) {
        EngineUri uri = EngineUri.of("images", "create")
                .with("fromSrc", "-")
                .with("repo", repository)
                .with("tag", tag);
        return follow(uri, Buffer.buffer(archive), Map.of(), step -> {});
    }

    /** What a container wrote; {@link LogFrames} takes it apart. */
    public Future<EngineStream> logs(String container, boolean follow) {
        EngineUri uri = EngineUri.of("containers", container, "logs")
                .with("stdout", true)
                .with("stderr", true)
                .with("follow", follow);
        return http.open(HttpMethod.GET, prefix + uri, null);
    }

    /**
     * A container's statistics, about one {@link StatsSample} a second, until it ends. An engine that was cut off without
     * a word leaves a stream that is silent: it is broken off after a minute.
     */
    public Future<EngineStream> stats(String container) {
        EngineUri uri = EngineUri.of("containers", container, "stats").with("stream", true);
        return http.openBounded(HttpMethod.GET, prefix + uri, null, Map.of(), STATS_SILENCE);
    }

    /** What happens from now on to containers that have a label with this value: their end, health, removal. */
    public Future<EngineStream> events(String label, String value) {
        EngineUri uri = EngineUri.of("events")
                .filters(new TreeMap<>(Map.of(
                        "type", List.of("container"),
                        "label", List.of(label + "=" + value),
                        "event", List.of("die", "health_status", "destroy"))));
        return http.open(HttpMethod.GET, prefix + uri, null);
    }

    /** Runs a command in a container and hands out what it writes, until it ends. It has no input. */
    public Future<EngineStream> exec(String container, List<String> command) {
        JsonObject spec = new JsonObject()
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .put("Cmd", new JsonArray(command));
        return json(HttpMethod.POST, EngineUri.of("containers", container, "exec"), spec, QUICK)
                .compose(made -> http.open(
                        HttpMethod.POST,
                        prefix + EngineUri.of("exec", made.getString("Id"), "start"),
                        new JsonObject().put("Detach", false).put("Tty", false).toBuffer()));
    }

    /** The calls about commands in containers. */
    public EngineCommands commands() {
        return new EngineCommands(http, prefix);
    }

    /** Ends all connections; calls that are under way fail. */
    public Future<Void> close() {
        return http.close();
    }

    private Future<Buffer> call(HttpMethod method, EngineUri uri, @Nullable JsonObject body, Duration timeout) {
        return http.call(method, prefix + uri, body == null ? null : body.toBuffer(), timeout)
                .map(EngineHttp.Answer::body);
    }

    private Future<JsonObject> json(HttpMethod method, EngineUri uri, @Nullable JsonObject body, Duration timeout) {
        return call(method, uri, body, timeout).map(Buffer::toJsonObject);
    }

    /** Reads a progress stream to its end; its last word may be an error, though its status is 200. */
    private Future<Void> follow(
            EngineUri uri, @Nullable Buffer body, Map<String, String> headers, Consumer<JsonObject> progress) {
        Promise<Void> done = Promise.promise();
        Consumer<JsonObject> steps = step -> {
            String error = step.getString("error");
            if (error == null) {
                progress.accept(step);
            } else {
                done.tryFail(new EngineException(500, error));
            }
        };
        http.openBounded(HttpMethod.POST, prefix + uri, body, headers, PULL_SILENCE)
                .onFailure(done::tryFail)
                .onSuccess(stream -> stream.readJson(steps, failure -> {
                    if (failure == null) {
                        done.tryComplete();
                    } else {
                        done.tryFail(failure);
                    }
                }));
        return done.future();
    }
}
