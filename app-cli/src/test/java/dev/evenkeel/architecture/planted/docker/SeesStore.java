package dev.evenkeel.architecture.planted.docker;

/** Breaks a rule on purpose. */
public interface SeesStore {
    Class<?> SEEN = dev.evenkeel.architecture.planted.store.SeesAws.class;
}
