package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeServiceDeployments is asked. */
public record DescribeServiceDeploymentsRequest(@Nullable List<String> serviceDeploymentArns) {}
