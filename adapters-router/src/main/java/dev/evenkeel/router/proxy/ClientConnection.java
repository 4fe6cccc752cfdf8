package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.BodyReader;
import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.HeadBuffer;
import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.Heads;
import dev.evenkeel.router.http.MalformedException;
import dev.evenkeel.router.http.RequestHead;
import dev.evenkeel.router.http.ResponseHead;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection that speaks HTTP/1: one request after another. A request that comes before the answer to the one
 * before it waits, unread. One that begins with HTTP/2's preface is led through to where that is spoken.
 */
final class ClientConnection implements Intake.Eater, Exchange {
    private static final Buffer CONTINUE = Buffer.buffer("HTTP/1.1 100 Continue\r\n\r\n");
    /** What of a body that nobody wants is read for the sake of the answer and of the next request. */
    private static final long MOST_UNWANTED = 1 << 20;
    /** How long a client that was refused may take to read why. */
    private static final long LINGER_MILLIS = 300;

    /** How long a client may still begin a request when its listener is no more. */
    private static final Duration PARTING = Duration.ofSeconds(5);

    private static final RequestHead NO_REQUEST = new RequestHead("", "/", 1, "", new Headers(), Framing.NONE);

    private enum Step {
        HEAD,
        /** The head is read, the body not yet wanted. */
        WAITING,
        BODY,
        /** The request is read, the answer is not complete. */
        ANSWERING,
        TUNNEL,
        /** Nothing that comes is looked at any more. */
        ENDING
    }

    private final Lane lane;
    private final Switchboard switchboard;
    private final NetSocket socket;
    private final Intake intake;
    private final Outlet outlet;
    private final HeadBuffer buffer = new HeadBuffer();
    private Step step = Step.HEAD;
    private RequestHead request = NO_REQUEST;
    private BodyReader body = new BodyReader(Framing.NONE);
    private Framing answerBody = Framing.NONE;
    private @Nullable Server server;
    private @Nullable String address;
    private boolean keep = true;
    private boolean answered;
    private boolean answerBegun;
    private boolean leaving;
    private long unwanted;
    private long deadline;

    ClientConnection(Lane lane, Switchboard switchboard, NetSocket socket) {
        this.lane = lane;
        this.switchboard = switchboard;
        this.socket = socket;
        outlet = new Outlet(socket);
        intake = new Intake(socket, this);
        socket.closeHandler(closed -> closed());
        socket.drainHandler(drained -> {
            Server current = server;
            if (current != null) {
                current.writable();
            } else if (step == Step.HEAD) {
                intake.release();
            }
        });
        deadline = lane.in(lane.limits().head());
    }

    /** Called now and then. */
    void look(long now) {
        buffer.rest();
        if (now < deadline) {
            return;
        }
        if ((step == Step.HEAD && buffer.isEmpty()) || step == Step.ENDING) {
            var unused = socket.close();
        } else if (step == Step.HEAD || (step == Step.BODY && !answerBegun)) {
            refuse(408);
        } else if (step == Step.BODY) {
            var unused = socket.close();
        }
    }

    /** Its listener is no more: the next answer is the last. */
    void leave() {
        leaving = true;
        if (step == Step.HEAD && buffer.isEmpty()) {
            deadline = lane.in(PARTING);
        }
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Ends it whatever is under way. */
    void close() {
        var unused = socket.close();
    }

    @Override
    public int eat(Buffer data, int from) throws MalformedException {
        return switch (step) {
            case HEAD -> eatHead(data, from);
            case BODY -> eatBody(data, from);
            case TUNNEL -> {
                if (server != null) {
                    server.body(from == 0 ? data : data.slice(from, data.length()));
                }
                yield data.length();
            }
            case WAITING, ANSWERING -> throw new IllegalStateException("eating while " + step);
            case ENDING -> data.length();
        };
    }

    private int eatHead(Buffer data, int from) throws MalformedException {
        if (buffer.isEmpty()) {
            deadline = lane.in(lane.limits().head());
        }
        int at = buffer.take(data, from);
        if (buffer.isHttp2()) {
            changeToHttp2();
        } else if (buffer.isWhole()) {
            request = Heads.request(buffer);
            buffer.clear();
            begin();
        }
        return at;
    }

    private void changeToHttp2() {
        buffer.clear();
        keep = false;
        answerBegun = true;
        answerBody = Framing.CLOSE;
        step = Step.TUNNEL;
        deadline = Long.MAX_VALUE;
        intake.hold();
        lane.http2().enter(this, switchboard);
    }

    private void begin() {
        keep = request.keepsConnection();
        answered = false;
        answerBegun = false;
        unwanted = 0;
        body = new BodyReader(request.body());
        step = body.isDone() ? Step.ANSWERING : Step.WAITING;
        deadline = Long.MAX_VALUE;
        intake.hold();
        switchboard.answer(this);
    }

    private int eatBody(Buffer data, int from) throws MalformedException {
        deadline = lane.in(lane.limits().idle());
        int at = body.read(data, from, this::bodyBytes);
        if (body.isDone() && step == Step.BODY) {
            step = Step.ANSWERING;
            deadline = Long.MAX_VALUE;
            intake.hold();
            if (answered) {
                next();
            } else if (server != null) {
                server.bodyEnd();
            }
        }
        return at;
    }

    private void bodyBytes(Buffer bytes) {
        if (!answered && server != null) {
            server.body(bytes);
        } else if ((unwanted += bytes.length()) > MOST_UNWANTED) {
            finish();
        }
    }

    @Override
    public RequestHead head() {
        return request;
    }

    @Override
    public String client() {
        String known = address;
        if (known == null) {
            known = String.valueOf(socket.remoteAddress().hostAddress());
            address = known;
        }
        return known;
    }

    @Override
    public void serve(Server by) {
        server = by;
    }

    @Override
    public void receive() {
        if (step == Step.WAITING) {
            step = Step.BODY;
            deadline = lane.in(lane.limits().idle());
            if (request.awaitsContinue() && !intake.hasKept()) {
                outlet.write(CONTINUE);
                outlet.flush();
            }
            intake.release();
        }
    }

    @Override
    public void hold(boolean waiting) {
        if (step == Step.BODY || step == Step.TUNNEL) {
            deadline = waiting || step == Step.TUNNEL
                    ? Long.MAX_VALUE
                    : lane.in(lane.limits().idle());
            if (waiting) {
                intake.hold();
            } else {
                intake.release();
            }
        }
    }

    @Override
    public void answer(int status, String reason, Headers headers, Framing framing) {
        answerBegun = true;
        boolean unknown = framing.kind() == Framing.Kind.CLOSE || framing.kind() == Framing.Kind.CHUNKED;
        answerBody = !unknown ? framing : request.minor() == 1 ? Framing.CHUNKED : Framing.CLOSE;
        // A client that waits to be told to send its body will not be told any more.
        boolean untold = step == Step.WAITING && request.awaitsContinue();
        keep &= answerBody.kind() != Framing.Kind.CLOSE && !untold && !leaving;
        String connection = keep ? request.minor() == 1 ? "" : "keep-alive" : "close";
        outlet.writeHead(Heads.bytes("HTTP/1.1 " + status + " " + reason, headers, answerBody, connection));
    }

    @Override
    public void tunnel(Headers headers) {
        answerBegun = true;
        keep = false;
        answerBody = Framing.CLOSE;
        outlet.writeHead(Heads.bytes("HTTP/1.1 101 Switching Protocols", headers, Framing.NONE, "Upgrade"));
        outlet.flush();
        step = Step.TUNNEL;
        intake.release();
    }

    @Override
    public void write(Buffer bytes) {
        if (answerBody.kind() == Framing.Kind.CHUNKED) {
            outlet.writeChunk(bytes);
        } else {
            outlet.write(bytes);
        }
    }

    @Override
    public void flush() {
        outlet.flush();
    }

    @Override
    public boolean isFull() {
        return outlet.isFull();
    }

    @Override
    public void end() {
        if (answerBody.kind() == Framing.Kind.CHUNKED) {
            outlet.writeLastChunk();
        }
        answered = true;
        server = null;
        if (step == Step.ANSWERING) {
            next();
        } else if (keep) {
            // The rest of the body, so that the next request is found behind it.
            outlet.flush();
            step = Step.BODY;
            deadline = lane.in(lane.limits().idle());
            intake.release();
        } else {
            finish();
        }
    }

    @Override
    public void abort() {
        server = null;
        outlet.flush();
        step = Step.ENDING;
        var unused = socket.close();
    }

    private void next() {
        outlet.flush();
        if (!keep || lane.isEnding()) {
            finish();
            return;
        }
        step = Step.HEAD;
        request = NO_REQUEST;
        deadline = lane.in(leaving ? PARTING : lane.limits().keepAlive());
        // Who does not read his answers gets no more of them.
        if (outlet.isFull()) {
            intake.hold();
        } else {
            intake.release();
        }
    }

    /** Ends it once the client has had time to read: what it still sends would else turn the end into a reset. */
    private void finish() {
        outlet.flush();
        deadline = lane.in(lane.limits().idle());
        if (step == Step.ANSWERING && !intake.hasKept()) {
            step = Step.ENDING;
            outlet.end();
            return;
        }
        step = Step.ENDING;
        server = null;
        intake.release();
        lane.later(LINGER_MILLIS, socket::close);
    }

    /** Answers what is no request, or not all of one. */
    private void refuse(int status) {
        Server current = server;
        server = null;
        if (current != null) {
            current.gone();
        }
        if (answerBegun && !answered) {
            step = Step.ENDING;
            var unused = socket.close();
            return;
        }
        keep = false;
        String text = status + " " + OwnAnswers.text(status) + "\n";
        Headers headers = new Headers().add("Server", "evenkeel").add("Content-Type", "text/plain; charset=utf-8");
        outlet.writeHead(Heads.bytes(
                "HTTP/1.1 " + status + " " + ResponseHead.of(status, headers).reason(),
                headers,
                Framing.length(text.length()),
                "close"));
        outlet.write(Buffer.buffer(text));
        step = Step.ENDING;
        finish();
    }

    @Override
    public void malformed(MalformedException refusal) {
        switchboard.refused();
        refuse(refusal.status());
    }

    @Override
    public void rested() {
        if (server != null) {
            server.rested();
        }
    }

    @Override
    public void ended() {
        // The close handler follows.
    }

    private void closed() {
        step = Step.ENDING;
        intake.close();
        lane.left(this);
        Server current = server;
        server = null;
        if (current != null) {
            current.gone();
        }
    }
}
