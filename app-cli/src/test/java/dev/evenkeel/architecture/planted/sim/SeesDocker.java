package dev.evenkeel.architecture.planted.sim;

/** Breaks a rule on purpose. */
public interface SeesDocker {
    Class<?> SEEN = dev.evenkeel.architecture.planted.docker.SeesStore.class;
}
