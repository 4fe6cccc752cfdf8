package dev.evenkeel.core.api;

import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTaskDefinition answers. */
public record DescribeTaskDefinitionResponse(
        @Nullable TaskDefinition taskDefinition, @Nullable List<Tag> tags) {}
