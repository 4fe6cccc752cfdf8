package dev.evenkeel.core.api.balancing;

/** What RemoveTags answers. */
public record RemoveTagsResponse() {}
