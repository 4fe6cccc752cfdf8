package dev.evenkeel.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for what has to be told its port before it listens. */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int COUNT = 10_000;

    private FreePort() {}

    /** One that is free now, and none that the system would give: a connection that goes out could have it first. */
    public static int next() {
        while (true) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another, then.
            }
        }
    }
}
