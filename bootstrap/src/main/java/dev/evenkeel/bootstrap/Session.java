package dev.evenkeel.bootstrap;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One region as a call sees it. Not to be kept: it may be used inside the call it was given to only. */
public interface Session {

    EcsApi ecs();

    AutoScalingApi autoScaling();

    /** @throws UnsupportedOperationException when the rules are the backend's own */
    BalancingApi balancing();

    /** The engine, when the rules are ours; empty when the backend has its own, as ECS has. */
    Optional<Engine> engine();

    /** Where requests to services are taken; empty where nobody can send any. */
    List<TrafficEndpoint> endpoints();

    /** The time in this region. */
    Instant now();
}
