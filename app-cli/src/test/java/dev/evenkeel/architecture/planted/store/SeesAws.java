package dev.evenkeel.architecture.planted.store;

/** Breaks a rule on purpose. */
public interface SeesAws {
    Class<?> SEEN = dev.evenkeel.architecture.planted.aws.SeesBootstrap.class;
}
