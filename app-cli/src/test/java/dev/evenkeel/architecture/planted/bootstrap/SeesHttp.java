package dev.evenkeel.architecture.planted.bootstrap;

/** Breaks a rule on purpose. */
public interface SeesHttp {
    Class<?> SEEN = dev.evenkeel.architecture.planted.http.SeesCli.class;
}
