package dev.evenkeel.core.api;

/** What UntagResource answers. */
public record UntagResourceResponse() {}
