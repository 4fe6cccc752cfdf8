package dev.evenkeel.bootstrap;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Turns the end of an action, either way, into the end of a future. */
final class Calls {
    private Calls() {}

    static <T> void complete(CompletableFuture<T> answer, Supplier<T> action) {
        try {
            answer.complete(action.get());
        } catch (RuntimeException | Error thrown) {
            answer.completeExceptionally(thrown);
        }
    }

    static <T> CompletableFuture<T> now(Supplier<T> action) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        complete(answer, action);
        return answer;
    }
}
