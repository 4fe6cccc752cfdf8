package dev.evenkeel.docker.agent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body by which a task asks to be protected. Names in any case, and no others, as the ECS agent takes them. */
record ProtectionRequest(
        @JsonProperty("ProtectionEnabled") @Nullable Boolean protectionEnabled,
        @JsonProperty("ExpiresInMinutes") @Nullable Long expiresInMinutes) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Empty for what is no such body. */
    static Optional<ProtectionRequest> parse(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, ProtectionRequest.class));
        } catch (JacksonException malformed) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes can be read", impossible);
        }
    }
}
