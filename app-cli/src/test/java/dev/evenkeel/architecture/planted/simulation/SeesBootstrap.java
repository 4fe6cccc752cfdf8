package dev.evenkeel.architecture.planted.simulation;

/** Breaks a rule on purpose. */
public interface SeesBootstrap {
    Class<?> SEEN = dev.evenkeel.architecture.planted.bootstrap.SeesHttp.class;
}
