package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.agent.RoleCredentials.Keys;
import dev.evenkeel.docker.file.UserFile.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleCredentialsTest {
    private static final String APP = "arn:aws:iam::123456789012:role/app";
    private static final String KEYS = "aws_access_key_id = AKIA1\naws_secret_access_key=canary\n";

    @TempDir
    Path folder;

    @Test
    void aRoleHasTheKeysOfItsSectionAndOfNoOther() throws Exception {
        RoleCredentials credentials = file("# of the app\n[" + APP + "]\n" + KEYS
                + "aws_session_token = t\nexpiration = 2026-01-31T12:00:00Z\n\n[job]\n"
                + KEYS.replace("AKIA1", "AKIA2"));

        assertEquals(
                Optional.of(new Keys("AKIA1", "canary", "t", Instant.parse("2026-01-31T12:00:00Z"))),
                credentials.find(APP));
        assertEquals(
                Optional.of(new Keys("AKIA2", "canary", "", null)),
                credentials.find("arn:aws:iam::123456789012:role/teams/job"));
        assertEquals(Optional.empty(), credentials.find("arn:aws:iam::999999999999:role/app"));
        assertEquals(Optional.empty(), credentials.find("other"));
    }

    @Test
    void theFileIsReadAnew() throws Exception {
        RoleCredentials credentials = file("[app]\n" + KEYS);
        file("[app]\n" + KEYS.replace("AKIA1", "AKIA3"));

        assertEquals("AKIA3", credentials.find(APP).orElseThrow().accessKeyId());
    }

    @Test
    void thoseOfTheHostAreGivenOnlyWhenThatWasSaid() throws Unusable {
        Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", "HOST", "AWS_SECRET_ACCESS_KEY", "canary");

        RoleCredentials silent = RoleCredentials.of(null, Optional.empty());
        RoleCredentials told = RoleCredentials.of(null, Optional.of(environment));

        assertEquals(Optional.empty(), silent.find(APP));
        assertEquals(Optional.of(new Keys("HOST", "canary", "", null)), told.find(APP));
        assertEquals(List.of(false, true), List.of(silent.areConfigured(), told.areConfigured()));
        assertThrows(BackendException.class, () -> RoleCredentials.of(null, Optional.of(Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_access_key_id = canary",
                "[app]\naws_secret_access_key = canary",
                "[app]\ncanary",
                "[app]\naws_access_key_id = canary\naws_secret_access_key = canary\nexpiration = canary",
            })
    void aFileThatCannotBeUsedStopsTheStartAndShowsNothingOfIt(String text) {
        BackendException refused = assertThrows(BackendException.class, () -> file(text));

        assertFalse(String.valueOf(refused.getMessage()).contains("canary"), refused.getMessage());
    }

    @Test
    void keysShowThemselvesToNobody() {
        assertEquals("Keys(hidden)", new Keys("a", "b", "c", null).toString());
    }

    private RoleCredentials file(String text) throws IOException {
        return RoleCredentials.of(
                Files.writeString(folder.resolve("credentials"), text).toString(), Optional.empty());
    }
}
