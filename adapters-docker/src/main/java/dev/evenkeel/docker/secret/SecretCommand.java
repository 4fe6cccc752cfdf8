package dev.evenkeel.docker.secret;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.secret.SecretException;
import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.secret.SecretReference.Parameter;
import dev.evenkeel.core.secret.SecretReference.Secret;
import dev.evenkeel.core.secret.SecretText;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Secrets that a command fetches from wherever they are, AWS itself included. It is given, after its own words,
 * {@code secretsmanager ARN STAGE [VERSION-ID]} or {@code ssm NAME}, and writes the value to its standard output; a line end
 * at its end is not part of it. An exit code other than 0 says that it could not.
 */
final class SecretCommand implements SecretSource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BYTES_MAX = 1 << 20;
    private static final File NOTHING = new File("/dev/null");

    private final List<String> words;
    private final Executor blocking;

    SecretCommand(List<String> words, Executor blocking) {
        this.words = List.copyOf(words);
        this.blocking = blocking;
    }

    @Override
    public CompletionStage<SecretText> read(SecretReference reference) {
        return CompletableFuture.supplyAsync(() -> run(reference), blocking);
    }

    private SecretText run(SecretReference reference) {
        List<String> command = new ArrayList<>(words);
        switch (reference) {
            case Secret secret -> {
                command.addAll(List.of("secretsmanager", secret.arn(), secret.versionStage()));
                secret.versionId().ifPresent(command::add);
            }
            case Parameter parameter -> command.addAll(List.of("ssm", parameter.name()));
        }
        try {
            // What it says on its standard error is not looked at: it may hold what it was asked for.
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(NOTHING))
                    .redirectError(Redirect.DISCARD)
                    .start();
            return new SecretText(answer(process, reference));
        } catch (IOException unusable) {
            throw SecretException.unavailable(reference, "the command " + words.get(0) + " can not be run");
        }
    }

    private String answer(Process process, SecretReference reference) throws IOException {
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        byte[] output = process.getInputStream().readNBytes(BYTES_MAX);
        int code = exitCode(process);
        watch.cancel(false);
        if (code != 0) {
            throw SecretException.unavailable(
                    reference, "the command " + words.get(0) + " ended with exit code " + code);
        }
        String value = new String(output, StandardCharsets.UTF_8);
        return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
