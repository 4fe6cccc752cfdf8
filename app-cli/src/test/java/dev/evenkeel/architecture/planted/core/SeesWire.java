package dev.evenkeel.architecture.planted.core;

/** Breaks a rule on purpose. */
public interface SeesWire {
    Class<?> SEEN = dev.evenkeel.architecture.planted.wire.SeesSim.class;
}
