package dev.evenkeel.docker.secret;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.evenkeel.core.port.SecretSource;
import dev.evenkeel.core.secret.SecretException;
import dev.evenkeel.core.secret.SecretReference;
import dev.evenkeel.core.secret.SecretText;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.file.UserFile;
import dev.evenkeel.docker.file.UserFile.Unusable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Secrets in a file, which is read anew each time, so that a changed value is what the next task gets.
 *
 * <p>A file that begins with a brace is a JSON object: a member each, whose value is a text, or an object for a secret that
 * is one. Any other has a line each, {@code NAME = VALUE}; empty lines and those that begin with {@code #} say nothing.
 * Names are those of {@link SecretNames}.
 */
final class SecretFile implements SecretSource {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Executor blocking;

    private SecretFile(Path file, Executor blocking) {
        this.file = file;
        this.blocking = blocking;
    }

    /**
     * Looks whether the file can be used.
     *
     * @throws BackendException when it cannot
     */
    static SecretFile open(Path file, Executor blocking) {
        try {
            Objects.requireNonNull(values(file));
        } catch (Unusable refused) {
            throw new BackendException("docker: option secrets: " + refused.getMessage(), refused);
        }
        return new SecretFile(file, blocking);
    }

    @Override
    public CompletionStage<SecretText> read(SecretReference reference) {
        return CompletableFuture.supplyAsync(() -> find(reference), blocking);
    }

    private SecretText find(SecretReference reference) {
        try {
            Map<String, SecretText> values = values(file);
            for (String name : SecretNames.withVersion(reference)) {
                SecretText found = values.get(name);
                if (found != null) {
                    return found;
                }
            }
        } catch (Unusable refused) {
            throw SecretException.unavailable(reference, String.valueOf(refused.getMessage()));
        }
        throw SecretException.notFound(reference, "It is not in " + file + ".");
    }

    private static SortedMap<String, SecretText> values(Path file) throws Unusable {
        String text = UserFile.text(file);
        return text.stripLeading().startsWith("{") ? fromJson(text, file) : fromLines(text, file);
    }

    private static SortedMap<String, SecretText> fromJson(String text, Path file) throws Unusable {
        SortedMap<String, SecretText> values = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> member : JSON.readTree(text).properties()) {
                JsonNode value = member.getValue();
                if (value.isNull() || value.isArray()) {
                    throw new Unusable(file + ": " + member.getKey() + " is neither a text nor an object");
                }
                values.put(member.getKey(), new SecretText(value.isValueNode() ? value.asText() : value.toString()));
            }
        } catch (JsonProcessingException malformed) {
            // Its message quotes the text around the mistake.
            throw new Unusable(
                    file + " is not JSON, line " + malformed.getLocation().getLineNr());
        }
        return values;
    }

    private static SortedMap<String, SecretText> fromLines(String text, Path file) throws Unusable {
        SortedMap<String, SecretText> values = new TreeMap<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new Unusable(file + ", line " + number + ": give NAME = VALUE");
            }
            String name = line.substring(0, equals).strip();
            if (values.put(name, new SecretText(line.substring(equals + 1).strip())) != null) {
                throw new Unusable(file + ", line " + number + ": " + name + " stands there twice");
            }
        }
        return values;
    }
}
