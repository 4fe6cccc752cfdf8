package dev.evenkeel.architecture.planted.wire;

/** Breaks a rule on purpose. */
public final class WritesToStdout {
    private WritesToStdout() {}

    static void say(String text) {
        System.out.println(text);
    }
}
