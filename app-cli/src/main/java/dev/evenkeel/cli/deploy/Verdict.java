package dev.evenkeel.cli.deploy;

/** What one look at a service says about what is being waited for. */
public sealed interface Verdict {
    /** Not there yet. */
    record Waiting() implements Verdict {}

    /** It is as it should be. */
    record Reached() implements Verdict {}

    /** It will not get there; the reason completes a sentence. */
    record Failed(String reason) implements Verdict {}
}
