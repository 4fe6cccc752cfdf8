package dev.evenkeel.aws;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Makes a port of core whose every method is a request to AWS and its answer. Any thread. */
final class RemoteCalls {
    private final SignedHttp http;
    private final Attempts attempts;
    private final Codec codec = new Codec();

    RemoteCalls(SignedHttp http, Attempts attempts) {
        this.http = http;
        this.attempts = attempts;
    }

    /** @param port EcsApi or AutoScalingApi: each method takes the request of an operation and returns its response */
    <T> T port(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(proxy, method, arguments)
                        : call(operation(method), (Record) arguments[0])));
    }

    private static Operation<?, ?> operation(Method method) {
        return Operations.between(
                method.getParameterTypes()[0].asSubclass(Record.class),
                method.getReturnType().asSubclass(Record.class));
    }

    private <Q extends Record, R extends Record> R call(Operation<Q, R> operation, Record argument) {
        Q request = Repetition.withToken(
                operation.requestType(), operation.requestType().cast(argument));
        byte[] body = codec.writeRequest(operation, request);
        boolean harmless = Repetition.isHarmless(request);
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == attempts.most();
            try {
                SignedHttp.Answer answer = http.send(operation, body);
                if (answer.isGood()) {
                    return read(operation, answer.body());
                }
                WireError error = codec.readError(answer.status(), answer.body());
                boolean again = Attempts.isThrottled(error.type()) || (answer.status() >= 500 && harmless);
                if (last || !again) {
                    throw error.toEcsException();
                }
            } catch (IOException e) {
                if (last || !harmless) {
                    throw unreachable(operation, harmless, e);
                }
            }
            rest(attempt);
        }
    }

    private <R extends Record> R read(Operation<?, R> operation, byte[] body) {
        try {
            return codec.readResponse(operation, body);
        } catch (WireException e) {
            throw new BackendException(
                    "The answer of " + http.endpoint(operation.service()) + " to " + operation.name()
                            + " is not ECS's (" + e.getMessage() + "); check the endpoint.",
                    e);
        }
    }

    private BackendException unreachable(Operation<?, ?> operation, boolean harmless, IOException e) {
        return new BackendException(
                http.endpoint(operation.service()) + " does not answer " + operation.name() + ": " + e.getMessage()
                        + (harmless ? "" : "; it may have been done all the same")
                        + ". Check the endpoint, the region and the network.",
                e);
    }

    private void rest(int failed) {
        try {
            attempts.pause().last(attempts.pauseAfter(failed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendException("Interrupted while AWS was being asked.", e);
        }
    }

    /** What every object has: a port equals itself only. */
    @SuppressWarnings("ReferenceEquality") // that is what Object does
    private static Object ofObject(Object port, Method method, @Nullable Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> port == arguments[0];
            case "hashCode" -> System.identityHashCode(port);
            default -> "port of backend aws";
        };
    }
}
