package dev.evenkeel.core.api.balancing;

/** What AddTags answers. */
public record AddTagsResponse() {}
