package dev.evenkeel.core.balancing;

/** A quota of the account. */
public record Limit(String name, String max) {}
