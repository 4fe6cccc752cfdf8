package dev.evenkeel.docker.client;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The calls of an engine about commands that run in its containers, which it calls execs; they fail as all calls do. */
public final class EngineCommands {
    private static final Duration QUICK = Duration.ofSeconds(30);

    private final EngineHttp http;
    private final String prefix;

    EngineCommands(EngineHttp http, String prefix) {
        this.http = http;
        this.prefix = prefix;
    }

    /**
     * Makes a command ready to run in a container, without starting it.
     *
     * @param spec the body as the Engine API has it
     * @return its id
     */
    public Future<String> create(String container, JsonObject spec) {
        return call(HttpMethod.POST, EngineUri.of("containers", container, "exec"), spec)
                .map(made -> made.toJsonObject().getString("Id"));
    }

    /** Starts a command that was made ready, and talks to it from then on. */
    public Future<EngineProcess> start(String id, boolean terminal) {
        JsonObject how = new JsonObject().put("Detach", false).put("Tty", terminal);
        return http.takeOver(prefix + EngineUri.of("exec", id, "start"), how.toBuffer(), terminal);
    }

    /** Starts a command that was made ready, and leaves it alone. */
    public Future<Void> startDetached(String id) {
        JsonObject how = new JsonObject().put("Detach", true).put("Tty", false);
        return call(HttpMethod.POST, EngineUri.of("exec", id, "start"), how).mapEmpty();
    }

    /** Tells a command's terminal its size in characters; fails when it does not run. */
    public Future<Void> resize(String id, int columns, int rows) {
        EngineUri uri = EngineUri.of("exec", id, "resize")
                .with("w", Integer.toString(columns))
                .with("h", Integer.toString(rows));
        return call(HttpMethod.POST, uri, null).mapEmpty();
    }

    /** How a command ended; null while it runs. */
    public Future<@Nullable Integer> exitCode(String id) {
        return call(HttpMethod.GET, EngineUri.of("exec", id, "json"), null)
                .map(seen -> seen.toJsonObject().getInteger("ExitCode"));
    }

    private Future<Buffer> call(HttpMethod method, EngineUri uri, @Nullable JsonObject body) {
        return http.call(method, prefix + uri, body == null ? null : body.toBuffer(), QUICK)
                .map(EngineHttp.Answer::body);
    }
}
