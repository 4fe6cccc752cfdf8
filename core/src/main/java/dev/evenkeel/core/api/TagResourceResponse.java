package dev.evenkeel.core.api;

/** What TagResource answers. */
public record TagResourceResponse() {}
