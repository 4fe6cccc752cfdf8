package dev.evenkeel.core.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container port of a service that a target group sends requests to. */
public record LoadBalancer(
        @Nullable String targetGroupArn,
        @Nullable String loadBalancerName,
        @Nullable String containerName,
        @Nullable Integer containerPort,
        @Nullable Map<String, Object> other) {}
