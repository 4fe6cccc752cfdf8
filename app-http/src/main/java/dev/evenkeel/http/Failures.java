package dev.evenkeel.http;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the client is told when something ended with an exception. Any thread. */
final class Failures {
    private final Consumer<Throwable> defects;

    /** @param defects is told of what nobody expected */
    Failures(Consumer<Throwable> defects) {
        this.defects = defects;
    }

    WireError error(@Nullable Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EcsException refusal) {
            return WireError.of(refusal);
        } else if (cause instanceof WireException refusal) {
            return WireError.of(refusal);
        } else if (cause instanceof UnsupportedOperationException unsupported && unsupported.getMessage() != null) {
            return WireError.of(new WireException("UnsupportedFeatureException", 400, unsupported.getMessage()));
        }
        defects.accept(cause == null ? new IllegalStateException("an operation answered nothing") : cause);
        return WireError.defect();
    }

    /** Something went wrong that no client waits for. */
    void report(Throwable defect) {
        defects.accept(defect);
    }
}
