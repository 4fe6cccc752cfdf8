package dev.evenkeel.router;

import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.HeadBuffer;
import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.Heads;
import dev.evenkeel.router.http.MalformedException;
import dev.evenkeel.router.model.HealthCheck;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.target.HealthTally;
import dev.evenkeel.router.target.LiveTarget;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks one target again and again, one check at a time. On the control loop only. */
final class HealthWatch {
    /** In Elastic Load Balancing's words. */
    static final String INITIAL_REASON = "Initial health checks in progress";

    private static final String TIMED_OUT = "Request timed out";
    private static final String FAILED = "Health checks failed";

    private final Vertx vertx;
    private final NetClient client;
    private final LiveTarget target;
    private final Supplier<HealthCheck> check;
    private final BiConsumer<TargetState, @Nullable String> verdicts;
    private HealthTally tally = HealthTally.NONE;
    private long timer = -1;
    private boolean ended;

    /**
     * @param check how its target group checks now; asked before each check, and after it
     * @param verdicts told of each change: HEALTHY, or UNHEALTHY with the reason
     */
    HealthWatch(
            Vertx vertx,
            NetClient client,
            LiveTarget target,
            Supplier<HealthCheck> check,
            BiConsumer<TargetState, @Nullable String> verdicts) {
        this.vertx = vertx;
        this.client = client;
        this.target = target;
        this.check = check;
        this.verdicts = verdicts;
    }

    void begin() {
        new Attempt().begin();
    }

    void end() {
        ended = true;
        vertx.cancelTimer(timer);
    }

    private void found(@Nullable String failure) {
        if (ended) {
            return;
        }
        HealthTally before = tally;
        HealthCheck now = check.get();
        tally = before.after(failure == null, now);
        if (tally.state() != before.state()) {
            verdicts.accept(tally.state(), failure);
        }
        Duration pause = tally.state() == TargetState.INITIAL ? now.initialInterval() : now.interval();
        if (!ended) {
            timer = vertx.setTimer(Math.max(1, pause.toMillis()), due -> new Attempt().begin());
        }
    }

    /** One check. It has one end: the first that comes. */
    private final class Attempt {
        private final HealthCheck how = check.get();
        private final HeadBuffer head = new HeadBuffer();
        private @Nullable NetSocket socket;
        private long limit;
        private boolean over;

        void begin() {
            limit = vertx.setTimer(Math.max(1, how.timeout().toMillis()), late -> end(TIMED_OUT));
            int port = how.port() == null ? target.port() : how.port();
            client.connect(port, target.address()).onSuccess(this::connected).onFailure(refused -> end(FAILED));
        }

        private void connected(NetSocket connection) {
            if (over || ended) {
                over = true;
                var unused = connection.close();
                return;
            }
            if (how.protocol() == ListenerProtocol.TCP) {
                socket = connection;
                end(null);
                return;
            }
            socket = connection;
            connection.handler(this::answer);
            connection.exceptionHandler(broken -> {});
            connection.endHandler(closed -> end(FAILED));
            Headers headers = new Headers()
                    .add("Host", target.address() + ":" + target.port())
                    .add("User-Agent", "ELB-HealthChecker/2.0")
                    .add("Accept-Encoding", "gzip, compressed");
            var unused =
                    connection.write(Heads.bytes("GET " + how.path() + " HTTP/1.1", headers, Framing.NONE, "close"));
        }

        private void answer(Buffer data) {
            if (over) {
                return;
            }
            try {
                head.take(data, 0);
                if (head.isWhole()) {
                    int status = Heads.response(head).status();
                    end(how.matcher().matches(status) ? null : FAILED + " with these codes: [" + status + "]");
                }
            } catch (MalformedException garbage) {
                end(FAILED);
            }
        }

        private void end(@Nullable String failure) {
            if (!over) {
                over = true;
                vertx.cancelTimer(limit);
                if (socket != null) {
                    var unused = socket.close();
                }
                found(failure);
            }
        }
    }
}
