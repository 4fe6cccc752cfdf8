package dev.evenkeel.router.proxy;

import java.time.Duration;

/**
 * The bounds of the data plane.
 *
 * @param idle how long nothing may move while a request is under way; ELB's idle timeout
 * @param head how long a client may take for a whole head
 * @param keepAlive how long a client's connection may rest between requests
 * @param connect how long a target may take to accept a connection
 * @param tries on how many targets one request is tried at the most
 * @param connections of clients on each event loop; more are closed at once
 * @param pooled connections to one target that rest on each event loop; more are closed
 * @param pooledTime how long a connection to a target rests; shorter than servers use to wait, so that we close it first
 */
public record Limits(
        Duration idle,
        Duration head,
        Duration keepAlive,
        Duration connect,
        int tries,
        int connections,
        int pooled,
        Duration pooledTime) {

    /** What an Application Load Balancer has where it says so. */
    public static Limits usual() {
        return new Limits(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                3,
                20_000,
                256,
                Duration.ofSeconds(4));
    }

    public Limits withTimes(Duration newIdle, Duration newHead, Duration newConnect) {
        return new Limits(newIdle, newHead, keepAlive, newConnect, tries, connections, pooled, pooledTime);
    }

    public Limits withConnections(int most) {
        return new Limits(idle, head, keepAlive, connect, tries, most, pooled, pooledTime);
    }
}
