package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetHealthDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTargetHealth answers. */
public record DescribeTargetHealthResponse(@Nullable List<TargetHealthDescription> targetHealthDescriptions) {}
