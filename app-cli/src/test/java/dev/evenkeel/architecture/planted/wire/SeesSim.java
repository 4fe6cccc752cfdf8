package dev.evenkeel.architecture.planted.wire;

/** Breaks a rule on purpose. */
public interface SeesSim {
    Class<?> SEEN = dev.evenkeel.architecture.planted.sim.SeesDocker.class;
}
