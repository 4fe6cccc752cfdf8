package dev.evenkeel.core.port;

import dev.evenkeel.core.secret.SecretException;
import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.secret.SecretText;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where the values of secrets come from.
 *
 * <p>Promise: the whole secret in the version that the reference asks for, as it is when it is asked for; picking a member
 * by its JSON key is the caller's. Failure: the stage ends with a {@link SecretException}, whose message holds no value.
 * Threading: any thread, must not block; the stage may end on any thread. There is no idempotence key: reading changes
 * nothing.
 */
public interface SecretSource {

    CompletionStage<SecretText> read(SecretReference reference);

    /**
     * Knows no secret.
     *
     * @param advice what to do to have some, a sentence
     */
    static SecretSource none(String advice) {
        return reference -> CompletableFuture.failedStage(SecretException.notFound(reference, advice));
    }
}
