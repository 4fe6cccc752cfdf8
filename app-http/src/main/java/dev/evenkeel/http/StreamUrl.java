package dev.evenkeel.http;

import dev.evenkeel.core.api.ExecuteCommandResponse;
import dev.evenkeel.core.port.CommandSession;
import io.vertx.core.http.HttpServerRequest;

/** Where a session is joined: at this server, by the name that the client has called it by, and so can reach it by. */
final class StreamUrl {
    private StreamUrl() {}

    /** The answer, with a path for a stream URL made whole; one that another service has answered stays as it is. */
    static Record complete(Record answer, HttpServerRequest request) {
        if (!(answer instanceof ExecuteCommandResponse allowed)) {
            return answer;
        }
        CommandSession session = allowed.session();
        if (session == null
                || session.streamUrl() == null
                || !session.streamUrl().startsWith("/")) {
            return answer;
        }
        String url = "ws://" + request.getHeader("Host") + session.streamUrl();
        return new ExecuteCommandResponse(
                allowed.clusterArn(),
                allowed.containerArn(),
                allowed.containerName(),
                allowed.interactive(),
                new CommandSession(session.sessionId(), url, session.tokenValue()),
                allowed.taskArn());
    }
}
