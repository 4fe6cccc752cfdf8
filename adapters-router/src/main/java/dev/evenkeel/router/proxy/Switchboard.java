package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.RequestHead;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.Location;
import dev.evenkeel.router.model.Rule;
import dev.evenkeel.router.target.Balancing;
import dev.evenkeel.router.target.Serving;
import dev.evenkeel.router.target.Token;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Brings each request that came to one listener where its rules say. One for each listener and event loop. */
final class Switchboard {
    private final Lane lane;
    private final ListenerState state;

    Switchboard(Lane lane, ListenerState state) {
        this.lane = lane;
        this.state = state;
    }

    void answer(Exchange exchange) {
        Listener listener = state.listener();
        for (Rule rule : listener.rules()) {
            if (rule.matches(exchange)) {
                follow(rule.action(), exchange, listener);
                return;
            }
        }
        OwnAnswers.send(exchange, 404);
    }

    /** A request could not even be read. */
    void refused() {
        state.refused();
    }

    private void follow(Action action, Exchange exchange, Listener listener) {
        switch (action) {
            case Action.Forward forward -> forward(forward, exchange, listener);
            case Action.FixedResponse fixed ->
                OwnAnswers.send(exchange, fixed.status(), fixed.contentType(), fixed.body(), new Headers());
            case Action.Redirect redirect -> {
                String location = Location.of(redirect, exchange, listener.port());
                OwnAnswers.send(exchange, redirect.status(), "", "", new Headers().add("Location", location));
            }
        }
    }

    private void forward(Action.Forward forward, Exchange exchange, Listener listener) {
        String arn = sticky(forward, exchange.head());
        boolean known = arn != null;
        if (arn == null) {
            arn = Balancing.group(forward, state.turn());
        }
        Serving group = arn == null ? null : lane.routes(arn);
        if (arn == null || group == null) {
            OwnAnswers.send(exchange, 503);
            return;
        }
        Duration stickiness = forward.stickiness();
        String cookie = known || stickiness == null ? null : Cookies.set(Cookies.GROUP, Token.of(arn), stickiness);
        new Forwarding(lane, exchange, group, listener.port(), cookie).begin();
    }

    /** The group that the client was sent to before, if it may still go there. */
    private static @Nullable String sticky(Action.Forward forward, RequestHead request) {
        String token = forward.stickiness() == null ? null : Cookies.of(request, Cookies.GROUP);
        if (token != null) {
            for (Action.WeightedTargetGroup group : forward.groups()) {
                if (group.weight() > 0 && Token.of(group.targetGroupArn()).equals(token)) {
                    return group.targetGroupArn();
                }
            }
        }
        return null;
    }
}
