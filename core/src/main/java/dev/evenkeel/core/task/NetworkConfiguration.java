package dev.evenkeel.core.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How tasks are attached to a network; needed when the network mode is awsvpc. */
public record NetworkConfiguration(
        @Nullable AwsVpcConfiguration awsvpcConfiguration,
        @Nullable Map<String, Object> other) {}
