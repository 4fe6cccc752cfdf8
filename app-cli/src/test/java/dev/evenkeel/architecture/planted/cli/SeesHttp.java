package dev.evenkeel.architecture.planted.cli;

/** Breaks a rule on purpose. */
public interface SeesHttp {
    Class<?> SEEN = dev.evenkeel.architecture.planted.http.SeesCli.class;
}
