package dev.evenkeel.cli.shell;

/** What the process hands back to its caller. */
public final class ExitCode {
    /** The command did what was asked. */
    public static final int OK = 0;
    /** The operation was understood and failed, such as a deployment that was rolled back. */
    public static final int FAILED = 1;
    /** Bad usage, bad input, or an endpoint that cannot be reached: nothing was done. */
    public static final int BAD_INPUT = 2;

    private ExitCode() {}
}
