package dev.evenkeel.bench.docker;

/** Somebody who runs a number of containers of one image. */
interface Peer extends AutoCloseable {
    /** What each container runs. */
    String IMAGE = "evenkeel-test/web:";

    /** What each container may take. */
    int MEMORY_MIB = 32;

    String name();

    /** The label that its containers have, {@code name=value}. */
    String label();

    /** Asks for a service of the first version; does not wait. */
    void create(int count);

    /** Asks for another number of containers; does not wait. */
    void scale(int count);

    /** Asks for the second version, two containers at a time, each stopped before its successor is started; does not wait. */
    void roll();

    /** Asks for the end of the service; does not wait. */
    void remove();

    @Override
    void close();
}
