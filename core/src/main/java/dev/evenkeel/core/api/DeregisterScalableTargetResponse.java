package dev.evenkeel.core.api;

/** What DeregisterScalableTarget answers. */
public record DeregisterScalableTargetResponse() {}
