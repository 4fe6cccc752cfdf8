package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTaskDefinition is asked. */
public record DescribeTaskDefinitionRequest(
        @Nullable String taskDefinition, @Nullable List<String> include) {}
