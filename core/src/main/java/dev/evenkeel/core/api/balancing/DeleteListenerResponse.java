package dev.evenkeel.core.api.balancing;

/** What DeleteListener answers. */
public record DeleteListenerResponse() {}
