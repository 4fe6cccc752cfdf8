package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTargetHealth is asked. */
public record DescribeTargetHealthRequest(
        @Nullable String targetGroupArn,
        @Nullable List<TargetDescription> targets,
        @Nullable List<String> include) {}
