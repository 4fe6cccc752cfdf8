package dev.evenkeel.docker.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.secret.SecretException;
import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.spi.BackendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourcesTest {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf";
    private static final String PARAMETER = "arn:aws:ssm:us-east-1:123456789012:parameter/prod/key";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ARN, "prod/db-AbCdEf", "prod/db"})
    void aFileNamesASecretByItsArnOrItsName(String name) throws IOException {
        SecretSource source = file("# secrets of production\n\n" + name + " = canary-1 = 2 \nother=x\n");

        assertEquals("canary-1 = 2", value(source, ARN));
    }

    @ParameterizedTest
    @ValueSource(strings = {PARAMETER, "/prod/key", "prod/key"})
    void aFileNamesAParameterByItsArnOrItsName(String name) throws IOException {
        SecretSource source = file(name + "=canary-2");

        assertEquals("canary-2", value(source, PARAMETER));
    }

    @Test
    void aFileOfJsonHoldsTextsAndObjects() throws IOException {
        SecretSource source = file("""
                {"prod/db": {"user": "app", "password": "canary-3"}, "/prod/key": "two\\nlines", "n": 5}
                """);

        assertEquals(
                List.of("{\"user\":\"app\",\"password\":\"canary-3\"}", "two\nlines", "5"),
                List.of(value(source, ARN), value(source, PARAMETER), value(source, "n")));
    }

    @Test
    void versionsAreNamedAfterAnAt() throws IOException {
        SecretSource source = file("prod/db=now\nprod/db@AWSPREVIOUS=before\nprod/db@v-1=first\n");

        assertEquals(
                List.of("now", "before", "first"),
                List.of(value(source, ARN), value(source, ARN + "::AWSPREVIOUS:"), value(source, ARN + ":::v-1")));
        assertEquals(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to"
                        + " fetch secret " + ARN
                        + " from secrets manager: ResourceNotFoundException: Secrets Manager can't"
                        + " find the specified secret value for staging label: AWSPENDING. It is not in "
                        + folder.resolve("secrets") + ".",
                reason(source, ARN + "::AWSPENDING:"));
    }

    @Test
    void aChangedFileIsReadAnew() throws IOException {
        SecretSource source = file("k=before");
        file("k=after");

        assertEquals("after", value(source, "k"));
    }

    @Test
    void aFileThatIsGoneOrBrokenMeanwhileFailsTheSecretAndShowsNothingOfIt() throws IOException {
        SecretSource source = file("k=v");

        Files.writeString(folder.resolve("secrets"), "{\"k\": canary-4}");
        String broken = reason(source, "k");
        Files.delete(folder.resolve("secrets"));
        String gone = reason(source, "k");

        String head =
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): failed to fetch"
                        + " parameter k: " + folder.resolve("secrets");
        assertEquals(List.of(head + " is not JSON, line 1", head + " can not be read"), List.of(broken, gone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"canary-5", "=canary-5", "a=canary-5\na=canary-6", "{\"a\":[\"canary-5\"]}", "{\"a\":1,\"a\":2}"
            })
    void aFileThatCannotBeUsedStopsTheStartAndShowsNothingOfIt(String text) {
        BackendException refused = assertThrows(BackendException.class, () -> file(text));

        assertEquals(-1, String.valueOf(refused.getMessage()).indexOf("canary"));
        assertEquals(0, String.valueOf(refused.getMessage()).indexOf("docker: option secrets: "));
    }

    @Test
    void theEnvironmentNamesSecretsInCapitals() {
        SecretSource source =
                SecretSources.of("env:SECRET_", Map.of("SECRET_PROD_DB", "canary-7", "SECRET_PROD_KEY", "canary-8"));

        assertEquals(List.of("canary-7", "canary-8"), List.of(value(source, ARN), value(source, PARAMETER)));
        assertEquals(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid"
                        + " ssm parameters: other. It is not in the environment as SECRET_OTHER.",
                reason(source, "other"));
    }

    @Test
    void aCommandIsToldWhatIsWantedAndWritesIt() throws IOException {
        SecretSource source = SecretSources.of("command:" + script("echo canary \"$@\""), Map.of());

        assertEquals(
                List.of("canary secretsmanager " + ARN + " AWSPREVIOUS", "canary ssm /prod/key"),
                List.of(value(source, ARN + "::AWSPREVIOUS:"), value(source, PARAMETER)));
    }

    @Test
    void aCommandThatFailsIsNotQuoted() throws IOException {
        Path script = script("echo canary-9; echo canary-10 >&2; exit 3");
        SecretSource source = SecretSources.of("command:" + script, Map.of());

        assertEquals(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): failed"
                        + " to fetch parameter k: the command " + script + " ended with exit code 3",
                reason(source, "k"));
    }

    @Test
    void withoutTheOptionNoSecretIsKnownAndTheReasonSaysWhatToDo() {
        SecretSource source = SecretSources.of(null, Map.of());

        assertEquals(
                "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                        + " failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid"
                        + " ssm parameters: k. Name a file of secrets with the docker option secrets.",
                reason(source, "k"));
    }

    private SecretSource file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), text);
        return SecretSources.of(file.toString(), Map.of());
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("fetch"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private static String value(SecretSource source, String valueFrom) {
        return source.read(SecretReference.parse(valueFrom))
                .toCompletableFuture()
                .join()
                .reveal();
    }

    private static String reason(SecretSource source, String valueFrom) {
        CompletionException failed = assertThrows(CompletionException.class, () -> value(source, valueFrom));
        return ((SecretException) Objects.requireNonNull(failed.getCause())).stoppedReason();
    }
}
