package dev.evenkeel.hooks;

import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run of a local program: the payload on its standard input, the answer on its standard output. */
final class CommandCall {
    /** A thread for each end of each program: one that waits must not keep another from being read. */
    private static final Executor STREAMS =
            task -> Thread.ofVirtual().name("lifecycle-hook-stream").start(task);

    private final Duration timeout;

    CommandCall(Duration timeout) {
        this.timeout = timeout;
    }

    HookAnswer answer(HookTarget.Command command, HookCall call) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command.words())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException cannotStart) {
            return HookAnswer.failed(call, command.words().get(0) + " can not be started");
        }
        try {
            // Both ends at once: a program may answer before it has read, or never read at all.
            CompletableFuture<byte[]> output =
                    CompletableFuture.supplyAsync(() -> read(process.getInputStream()), STREAMS);
            CompletableFuture<Void> input =
                    CompletableFuture.runAsync(() -> write(process.getOutputStream(), HookJson.payload(call)), STREAMS);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return HookAnswer.failed(call, "it did not end within " + timeout.toSeconds() + " s");
            }
            input.cancel(true);
            return process.exitValue() == 0
                    ? answer(call, output)
                    : HookAnswer.failed(call, "it ended with exit code " + process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static HookAnswer answer(HookCall call, CompletableFuture<byte[]> output) throws InterruptedException {
        try {
            // A child of it may hold the output open; what it had to say it has said by now.
            byte[] text = output.get(5, TimeUnit.SECONDS);
            return text.length > UrlCall.ANSWER_BYTES_MAX
                    ? HookAnswer.failed(call, "its answer is longer than 64 KiB")
                    : HookJson.answer(call, text);
        } catch (ExecutionException | TimeoutException unreadable) {
            return HookAnswer.failed(call, "its output can not be read");
        }
    }

    private static byte[] read(InputStream output) {
        try (output) {
            return output.readNBytes(UrlCall.ANSWER_BYTES_MAX + 1);
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    /** A program that does not read its input may still have an answer. */
    private static void write(OutputStream input, String payload) {
        try (input) {
            input.write(payload.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            return;
        }
    }
}
