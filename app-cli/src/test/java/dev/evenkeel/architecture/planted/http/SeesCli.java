package dev.evenkeel.architecture.planted.http;

/** Breaks a rule on purpose. */
public interface SeesCli {
    Class<?> SEEN = dev.evenkeel.architecture.planted.cli.SeesSim.class;
}
