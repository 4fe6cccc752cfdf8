package dev.evenkeel.bench.docker;

/** Somebody who runs a number of containers of one image. */
interface Peer extends AutoCloseable {
    /** What each container runs. */
    String IMAGE = "evenkeel-test/web:";

    /** What each container may take. The server forks for each request, and the kernel's share of that counts. */
    int MEMORY_MIB = 128;

    String name();

    /** The label that its containers have, {@code name=value}. */
    String label();

    /** Asks for a service of the first version; does not wait. */
    void create(int count);

    /** Asks for another number of containers; does not wait. */
    void scale(int count);

    /**
     * Asks for another version, {@code v1} or {@code v2}; does not wait. Two containers at a time, each stopped before its
     * successor is started, where it was not created otherwise.
     */
    void roll(String version);

    /** Asks for the end of the service; does not wait. */
    void remove();

    @Override
    void close();
}
