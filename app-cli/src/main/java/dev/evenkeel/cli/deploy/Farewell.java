package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.shell.Shell;
import java.util.function.Supplier;

/** A last word for somebody who interrupts what is being watched. */
public final class Farewell {
    private Farewell() {}

    /** Does {@code work}; when Ctrl-C or a signal ends the process meanwhile, prints {@code words} on standard error. */
    public static <T> T during(Shell shell, String words, Supplier<T> work) {
        Thread hook = new Thread(
                () -> {
                    shell.err().println("\nevenkeel: " + words);
                    shell.err().flush();
                },
                "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook speaks: that is what it is for.
        }
    }
}
