package dev.evenkeel.architecture.planted.router;

/** Breaks a rule on purpose. */
public interface SeesDocker {
    Class<?> SEEN = dev.evenkeel.architecture.planted.docker.SeesStore.class;
}
