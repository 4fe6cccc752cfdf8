package dev.evenkeel.bench.docker;

/** A peer that knows which of its containers answer. */
interface Orchestrator extends Peer {

    /**
     * Asks for a service of the first version whose containers count from their first answer on, and that starts all of a new
     * version before it stops the old ones; does not wait.
     */
    void createChecked(int count);
}
