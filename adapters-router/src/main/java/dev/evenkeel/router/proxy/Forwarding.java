package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.Heads;
import dev.evenkeel.router.http.RequestHead;
import dev.evenkeel.router.http.ResponseHead;
import dev.evenkeel.router.target.Balancing;
import dev.evenkeel.router.target.LiveTarget;
import dev.evenkeel.router.target.Serving;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a target and back.
 *
 * <ol>
 *   <li>A target is chosen: the one that a cookie names if it is healthy, else by {@link Balancing}. None: 503.
 *   <li>A resting connection is used, else a new one is made. A request that must not be sent twice never goes over one
 *       that the target might be closing at this moment.
 *   <li>The request is sent, and its body as fast as the target takes it.
 *   <li>The answer goes back, as fast as the client takes it.
 *   <li>A request that reached no target is tried on another: when there was no connection, always; when the connection
 *       ended without a byte of an answer, only if it has no body and may be sent twice.
 *   <li>No more tries: 502 when the target refused, broke off or answered no HTTP; 504 when it was too slow.
 * </ol>
 */
final class Forwarding implements Exchange.Server, TargetConnection.User {
    private static final int CLIENT_GONE = 460;

    private final Lane lane;
    private final Exchange exchange;
    private final RequestHead request;
    private final Serving group;
    private final int listenerPort;
    private final @Nullable String groupCookie;
    private final long since = System.nanoTime();
    private final List<LiveTarget> tried = new ArrayList<>(0);
    private int tries;
    private @Nullable LiveTarget target;
    private @Nullable TargetConnection connection;
    private boolean sent;
    private boolean answering;
    private boolean tunnel;
    private boolean done;
    private int status;

    Forwarding(Lane lane, Exchange exchange, Serving group, int listenerPort, @Nullable String groupCookie) {
        this.lane = lane;
        this.exchange = exchange;
        this.group = group;
        this.listenerPort = listenerPort;
        this.groupCookie = groupCookie;
        request = exchange.head();
    }

    void begin() {
        group.meter().request();
        exchange.serve(this);
        attempt(503, false);
    }

    /** Steps 1 and 2. */
    private void attempt(int otherwise, boolean fresh) {
        LiveTarget chosen = choose();
        if (chosen == null) {
            answerItself(otherwise);
            return;
        }
        target = chosen;
        tries++;
        TargetConnection resting = fresh ? null : lane.resting(chosen, request.isIdempotent());
        if (resting != null) {
            send(resting);
        } else {
            lane.connect(chosen)
                    .onSuccess(socket -> {
                        TargetConnection made = new TargetConnection(lane, chosen, socket);
                        if (done) {
                            made.close();
                        } else {
                            send(made);
                        }
                    })
                    .onFailure(failure -> {
                        if (!done) {
                            unreachable(failure);
                        }
                    });
        }
    }

    private @Nullable LiveTarget choose() {
        String token =
                group.group().stickiness() == null || !tried.isEmpty() ? null : Cookies.of(request, Cookies.TARGET);
        if (token != null) {
            for (LiveTarget healthy : group.healthy()) {
                if (healthy.token().equals(token) && healthy.begin()) {
                    return healthy;
                }
            }
        }
        Serving now = tries == 0 ? group : lane.routes(group);
        for (int i = 0; i < lane.limits().tries() + 1; i++) {
            LiveTarget chosen = Balancing.target(now, tried, since);
            if (chosen == null || chosen.begin()) {
                return chosen;
            }
            // It has left in this moment, so that the group has changed.
            now = lane.routes(group);
        }
        return null;
    }

    /** Step 3. */
    private void send(TargetConnection to) {
        connection = to;
        lane.joined(to);
        to.carry(this, request.method());
        Headers headers = Passing.request(request, exchange.client(), listenerPort);
        String line = request.method() + " " + request.target() + " HTTP/1.1";
        to.writeHead(Heads.bytes(line, headers, request.body(), request.isUpgrade() ? "Upgrade" : "keep-alive"));
        sent = !request.body().hasBody();
        if (request.body().hasBody()) {
            exchange.receive();
        }
        to.flush();
    }

    @Override
    public void body(Buffer bytes) {
        TargetConnection to = connection;
        if (to == null) {
            return;
        }
        if (!tunnel && request.body().kind() == Framing.Kind.CHUNKED) {
            to.writeChunk(bytes);
        } else {
            to.write(bytes);
        }
        if (to.isFull()) {
            exchange.hold(true);
        }
    }

    @Override
    public void bodyEnd() {
        sent = true;
        TargetConnection to = connection;
        if (to != null) {
            if (request.body().kind() == Framing.Kind.CHUNKED) {
                to.writeLastChunk();
            }
            to.flush();
        }
    }

    @Override
    public void rested() {
        if (connection != null) {
            connection.flush();
        }
    }

    @Override
    public void targetWritable() {
        if (!done) {
            exchange.hold(false);
        }
    }

    /** Step 4. */
    @Override
    public void head(ResponseHead head, Framing body) {
        if (head.status() == 101 && !request.isUpgrade()) {
            failed();
            TargetConnection from = connection;
            answerItself(502);
            if (from != null) {
                from.close();
            }
            return;
        }
        answering = true;
        status = head.status();
        if (status == 101) {
            tunnel = true;
            Headers headers = Passing.answer(head.headers(), false, null);
            String upgrade = head.headers().get("Upgrade");
            exchange.tunnel(upgrade == null ? headers : headers.add("Upgrade", upgrade));
            return;
        }
        boolean isHead = request.method().equals("HEAD") || status == 304;
        Headers headers = Passing.answer(head.headers(), isHead, cookie());
        if (groupCookie != null) {
            headers.add("Set-Cookie", groupCookie);
        }
        exchange.answer(status, head.reason(), headers, body);
    }

    private @Nullable String cookie() {
        Duration stickiness = group.group().stickiness();
        return stickiness == null || target == null ? null : Cookies.set(Cookies.TARGET, target.token(), stickiness);
    }

    @Override
    public void answerBody(Buffer bytes) {
        exchange.write(bytes);
        if (exchange.isFull() && connection != null) {
            connection.hold(true);
        }
    }

    @Override
    public void answerRested() {
        if (!done) {
            exchange.flush();
        }
    }

    @Override
    public void writable() {
        if (connection != null) {
            connection.hold(false);
        }
    }

    @Override
    public void answerEnd() {
        TargetConnection from = connection;
        finish();
        if (target != null) {
            target.meter().answered(status, System.nanoTime() - since);
        }
        if (from != null) {
            from.rest(sent);
        }
        exchange.end();
    }

    @Override
    public void gone() {
        if (done) {
            return;
        }
        // Counted first: who sees that nothing is under way finds it there.
        if (tunnel && target != null) {
            target.meter().answered(status, System.nanoTime() - since);
        } else {
            group.meter().ownAnswer(CLIENT_GONE);
        }
        TargetConnection to = connection;
        finish();
        if (to != null) {
            to.close();
        }
    }

    /** Step 5, without a connection. */
    private void unreachable(Throwable failure) {
        another(failure instanceof ConnectTimeoutException ? 504 : 502, false);
    }

    /** Step 5, with a connection. */
    @Override
    public void broken(TargetConnection.Trouble trouble) {
        TargetConnection from = connection;
        if (done || from == null) {
            return;
        }
        connection = null;
        lane.left(from);
        if (tunnel) {
            LiveTarget by = target;
            finish();
            if (by != null) {
                by.meter().answered(status, System.nanoTime() - since);
            }
            exchange.abort();
        } else if (answering) {
            failed();
            finish();
            exchange.abort();
        } else if (trouble == TargetConnection.Trouble.NO_ANSWER
                && request.isIdempotent()
                && !request.body().hasBody()) {
            another(502, from.isUsed());
        } else {
            failed();
            answerItself(trouble == TargetConnection.Trouble.TOO_SLOW ? 504 : 502);
        }
    }

    /** @param stale whether the target itself is not to blame: it closed a connection that had rested */
    private void another(int otherwise, boolean stale) {
        LiveTarget before = target;
        if (before != null) {
            target = null;
            before.end();
            if (!stale) {
                before.meter().failed();
                tried.add(before);
            }
        }
        if (tries >= lane.limits().tries()) {
            answerItself(otherwise);
        } else {
            group.meter().retry();
            attempt(otherwise, stale);
        }
    }

    private void failed() {
        if (target != null) {
            target.meter().failed();
        }
    }

    /** Step 6. */
    private void answerItself(int code) {
        finish();
        group.meter().ownAnswer(code);
        OwnAnswers.send(exchange, code);
    }

    private void finish() {
        done = true;
        TargetConnection from = connection;
        connection = null;
        if (from != null) {
            lane.left(from);
        }
        if (target != null) {
            target.end();
        }
    }
}
