package dev.evenkeel.docker.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionRequestTest {

    @Test
    void takesItsTwoMembersInAnyCase() {
        assertEquals(
                Optional.of(new ProtectionRequest(true, 60L)),
                parse("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}"));
        assertEquals(Optional.of(new ProtectionRequest(false, null)), parse("{\"protectionenabled\":false}"));
        assertEquals(Optional.of(new ProtectionRequest(null, null)), parse("{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"ProtectionEnabled\":\"true\"}",
                "{\"ProtectionEnabled\":true,\"Other\":1}",
                "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":1.5}",
                "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":\"60\"}",
                "{\"ProtectionEnabled\":true} {}",
            })
    void takesNothingElse(String body) {
        assertEquals(Optional.empty(), parse(body));
    }

    private static Optional<ProtectionRequest> parse(String body) {
        return ProtectionRequest.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
