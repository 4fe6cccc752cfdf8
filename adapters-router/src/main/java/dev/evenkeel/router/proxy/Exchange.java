package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.RequestHead;
import dev.evenkeel.router.model.RequestFacts;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** A request, and the way back to whoever sent it, in whatever version of HTTP. */
interface Exchange extends RequestFacts {

    RequestHead head();

    @Override
    default String method() {
        return head().method();
    }

    @Override
    default String host() {
        return head().host();
    }

    @Override
    default String path() {
        return head().path();
    }

    @Override
    default String query() {
        return head().query();
    }

    @Override
    default List<String> header(String name) {
        return head().headers().all(name);
    }

    /** Who is told what happens, until the answer has ended. */
    void serve(Server server);

    /** Lets the body come; none of it does before. */
    void receive();

    /** Lets the body wait, or come on. */
    void hold(boolean waiting);

    /** Begins the answer. Headers of the connection itself are not among these. */
    void answer(int status, String reason, Headers headers, Framing body);

    /** From now on both sides send bytes of another protocol. */
    void tunnel(Headers headers);

    void write(Buffer bytes);

    /** What was written goes out now. */
    void flush();

    /** Whether the client has not yet taken what was written. */
    boolean isFull();

    /** The answer is complete. */
    void end();

    /** The answer cannot be completed: the client must not take it for whole. */
    void abort();

    /** Whoever answers. */
    interface Server {
        void body(Buffer bytes);

        void bodyEnd();

        /** The client broke off, or sent what is no body. */
        void gone();

        /** The client takes bytes again. */
        void writable();

        /** What had arrived has been handed on. */
        void rested();
    }
}
