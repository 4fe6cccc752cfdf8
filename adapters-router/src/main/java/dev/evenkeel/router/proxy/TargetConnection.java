package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.BodyReader;
import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.HeadBuffer;
import dev.evenkeel.router.http.Heads;
import dev.evenkeel.router.http.MalformedException;
import dev.evenkeel.router.http.ResponseHead;
import dev.evenkeel.router.target.LiveTarget;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to a target, for one request after another. */
final class TargetConnection implements Intake.Eater {

    /** Whose request it carries. */
    interface User {
        /** The answer begins. */
        void head(ResponseHead head, Framing body);

        void answerBody(Buffer bytes);

        /** The answer is complete. */
        void answerEnd();

        /** There will be no answer, or no end of it. */
        void broken(Trouble trouble);

        /** The target takes bytes again. */
        void targetWritable();

        /** What had arrived has been handed on. */
        void answerRested();
    }

    /** Why there is no answer. */
    enum Trouble {
        /** The connection ended before a byte of an answer. */
        NO_ANSWER,
        /** The connection ended in the middle of an answer. */
        CUT_OFF,
        /** What came is no answer. */
        GARBAGE,
        /** Nothing moved for too long. */
        TOO_SLOW
    }

    private enum Step {
        RESTING,
        HEAD,
        BODY,
        TUNNEL,
        CLOSED
    }

    private final Lane lane;
    private final LiveTarget target;
    private final NetSocket socket;
    private final Intake intake;
    private final Outlet outlet;
    private final HeadBuffer head = new HeadBuffer();
    private Step step = Step.RESTING;
    private @Nullable User user;
    private BodyReader body = new BodyReader(Framing.NONE);
    private String method = "";
    private boolean keep;
    private boolean used;
    private long movedAt;

    TargetConnection(Lane lane, LiveTarget target, NetSocket socket) {
        this.lane = lane;
        this.target = target;
        this.socket = socket;
        intake = new Intake(socket, this);
        outlet = new Outlet(socket);
        socket.drainHandler(drained -> {
            moved();
            User current = user;
            if (current != null) {
                current.targetWritable();
            }
        });
    }

    LiveTarget target() {
        return target;
    }

    /** Whether it has carried a request before: then the target may have closed it meanwhile. */
    boolean isUsed() {
        return used;
    }

    /** When something moved last, by the lane's clock. */
    long movedAt() {
        return movedAt;
    }

    /** Carries a request from here on. */
    void carry(User by, String requestMethod) {
        user = by;
        method = requestMethod;
        step = Step.HEAD;
        keep = false;
        head.clear();
        moved();
    }

    void writeHead(Buffer head) {
        moved();
        outlet.writeHead(head);
    }

    void write(Buffer bytes) {
        moved();
        outlet.write(bytes);
    }

    void writeChunk(Buffer bytes) {
        moved();
        outlet.writeChunk(bytes);
    }

    void writeLastChunk() {
        outlet.writeLastChunk();
    }

    void flush() {
        outlet.flush();
    }

    boolean isFull() {
        return outlet.isFull();
    }

    /** Lets the answer wait, or come on. */
    void hold(boolean waiting) {
        if (waiting) {
            intake.hold();
        } else {
            moved();
            intake.release();
        }
    }

    /** Nothing moved for too long. */
    void giveUp() {
        breakOff(Trouble.TOO_SLOW);
    }

    /** Ends it, whatever it carries; the user is not told. */
    void close() {
        if (step != Step.CLOSED) {
            step = Step.CLOSED;
            user = null;
            intake.close();
            lane.left(this);
            var unused = socket.close();
        }
    }

    /** Whether it can carry another request now. */
    boolean isResting() {
        return step == Step.RESTING;
    }

    @Override
    public int eat(Buffer data, int from) throws MalformedException {
        moved();
        return switch (step) {
            case HEAD -> eatHead(data, from);
            case BODY -> eatBody(data, from);
            case TUNNEL -> {
                tell(user -> user.answerBody(from == 0 ? data : data.slice(from, data.length())));
                yield data.length();
            }
            case RESTING -> {
                // Nobody asked for anything.
                close();
                yield data.length();
            }
            case CLOSED -> data.length();
        };
    }

    private int eatHead(Buffer data, int from) throws MalformedException {
        int at = head.take(data, from);
        if (!head.isWhole()) {
            return at;
        }
        ResponseHead answer = Heads.response(head);
        Framing framing = Heads.body(answer, method);
        head.clear();
        if (answer.status() >= 100 && answer.status() < 200 && answer.status() != 101) {
            return at; // a word in between; ours to the client was said long ago
        }
        if (answer.status() == 101) {
            step = Step.TUNNEL;
            tell(user -> user.head(answer, Framing.NONE));
            return at;
        }
        keep = answer.keepsConnection();
        body = new BodyReader(framing);
        step = Step.BODY;
        tell(user -> user.head(answer, framing));
        endIfDone();
        return at;
    }

    private int eatBody(Buffer data, int from) throws MalformedException {
        int at = body.read(data, from, bytes -> tell(user -> user.answerBody(bytes)));
        endIfDone();
        return at;
    }

    private void endIfDone() {
        if (step == Step.BODY && body.isDone()) {
            User done = user;
            user = null;
            step = Step.RESTING;
            used = true;
            if (done != null) {
                done.answerEnd();
            }
        }
    }

    /** After an answer: back to the others, unless the target or the request is not done with it. */
    void rest(boolean requestIsSent) {
        if (step == Step.RESTING && keep && requestIsSent && !intake.hasKept()) {
            intake.release();
            lane.rest(this);
        } else {
            close();
        }
    }

    @Override
    public void rested() {
        tell(User::answerRested);
    }

    @Override
    public void malformed(MalformedException refusal) {
        breakOff(Trouble.GARBAGE);
    }

    @Override
    public void ended() {
        if (step == Step.BODY && body.endsWithConnection()) {
            User done = user;
            close();
            if (done != null) {
                done.answerEnd();
            }
        } else if (step == Step.TUNNEL) {
            breakOff(Trouble.CUT_OFF);
        } else {
            breakOff(step == Step.HEAD && head.isEmpty() ? Trouble.NO_ANSWER : Trouble.CUT_OFF);
        }
    }

    private void breakOff(Trouble trouble) {
        User hurt = user;
        close();
        if (hurt != null) {
            hurt.broken(trouble);
        }
    }

    private void tell(Consumer<User> word) {
        User current = user;
        if (current != null) {
            word.accept(current);
        }
    }

    private void moved() {
        movedAt = lane.now();
    }
}
