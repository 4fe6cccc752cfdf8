package dev.evenkeel.architecture.planted.core;

/** Breaks a rule on purpose. */
public final class StartsThread {
    private StartsThread() {}

    static void start(Runnable work) {
        Thread.ofVirtual().start(work);
    }
}
