package dev.evenkeel.core.operation;

import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.event.TokenUse;
import dev.evenkeel.core.state.Change;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Client tokens: one effect for a token, however often the request comes. A token holds in its cluster, for 24 hours (ECS
 * keeps RunTask's for the life of the task and an hour if that is shorter). The same token with another request is a
 * ConflictException that names what the first one made.
 */
final class ClientTokens {

    private ClientTokens() {}

    /** What the same request made before; empty when the token is new or none was given. */
    static Optional<TokenUse> check(
            Change change, Cluster cluster, String operation, @Nullable String token, int lengthMax, Object request) {
        if (token == null) {
            return Optional.empty();
        }
        if (token.isEmpty() || token.length() > lengthMax || !token.chars().allMatch(c -> c >= 33 && c <= 126)) {
            throw EcsException.invalidParameter(
                    "clientToken should have 1 to " + lengthMax + " characters between ASCII 33 and 126");
        }
        Optional<TokenUse> use = change.state().token(key(cluster.name(), operation, token));
        if (use.isPresent() && !use.get().request().equals(request.toString())) {
            throw new EcsException(
                    ErrorCode.CONFLICT,
                    "The client token was used before with other parameters.",
                    use.get().resources());
        }
        return use;
    }

    /** Whether the same request came with the same token before. */
    static boolean isRepeated(Change change, String cluster, String operation, @Nullable String token, Object request) {
        return token != null
                && change.state()
                        .token(key(cluster, operation, token))
                        .filter(use -> use.request().equals(request.toString()))
                        .isPresent();
    }

    static void remember(
            Change change,
            Cluster cluster,
            String operation,
            @Nullable String token,
            Object request,
            List<String> made) {
        if (token != null) {
            change.emit(new Event.TokenRemembered(
                    key(cluster.name(), operation, token), new TokenUse(request.toString(), made, change.now())));
        }
    }

    private static String key(String cluster, String operation, String token) {
        return operation + "/" + cluster + "/" + token;
    }
}
