package dev.evenkeel.core.balancing;

import dev.evenkeel.core.tag.Tag;
import java.util.List;

/** The tags of a resource. */
public record TagDescription(String resourceArn, List<Tag> tags) {}
