package dev.evenkeel.architecture.planted;

/** Breaks a rule on purpose: it belongs to no module. */
public interface Stray {}
