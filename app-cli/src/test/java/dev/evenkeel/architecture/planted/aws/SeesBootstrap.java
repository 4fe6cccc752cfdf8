package dev.evenkeel.architecture.planted.aws;

/** Breaks a rule on purpose. */
public interface SeesBootstrap {
    Class<?> SEEN = dev.evenkeel.architecture.planted.bootstrap.SeesHttp.class;
}
