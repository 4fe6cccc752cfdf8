package dev.evenkeel.core.port;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands inside of the containers of running tasks.
 *
 * <p>Promise: what the command writes is handed out in the order in which each output was written, and {@code ended} runs
 * exactly once, after it. Failure: a command that cannot be started ends with a reason. Threading: any thread; output
 * comes on a thread of the adapter's, one call at a time. Idempotence: none; each call runs another command.
 */
public interface CommandRunner {

    /**
     * Starts a command.
     *
     * @param terminal whether it gets a terminal; its two outputs are one then
     * @param hasInput whether anything will be written to it; without, it finds its input empty
     */
    RunningCommand run(CommandTarget target, boolean terminal, boolean hasInput, Output output);

    /** Takes what a command writes. */
    interface Output {
        void out(byte[] bytes);

        void err(byte[] bytes);

        /**
         * Nothing more comes.
         *
         * @param exitCode null when nobody knows
         * @param reason why it did not run or was broken off; null when it ended by itself
         */
        void ended(@Nullable Integer exitCode, @Nullable String reason);
    }

    /** A command under way. Calls after its end do nothing. */
    interface RunningCommand extends AutoCloseable {

        /** Writes to the command; done when it may be given more. */
        CompletionStage<@Nullable Void> input(byte[] bytes);

        /** There is no more input. */
        void endInput();

        /** Tells the command's terminal how large it is, in characters. */
        void resize(int columns, int rows);

        /** Whether output may come; while it may not, the command waits once the engine's buffers are full. */
        void flow(boolean open);

        /** Ends the command if it still runs. */
        @Override
        void close();
    }
}
