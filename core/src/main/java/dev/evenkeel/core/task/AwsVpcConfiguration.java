package dev.evenkeel.core.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subnets and security groups of an awsvpc task. Kept and echoed; a local backend has neither. */
public record AwsVpcConfiguration(
        @Nullable List<String> subnets,
        @Nullable List<String> securityGroups,
        @Nullable String assignPublicIp,
        @Nullable Map<String, Object> other) {}
