package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of {@code core.api} to and from JSON, in both directions: a server reads requests and writes responses, a
 * client writes requests and reads responses.
 *
 * <p>Reading is strict, as ECS is: nothing is converted, a member may come once, and what is malformed, too deep or too
 * long is refused with a {@code SerializationException} that names the member. Any thread.
 */
public final class Codec {
    /** The longest request body in bytes. */
    public static final int LONGEST_REQUEST = 1 << 20;

    private static final int DEEPEST = 64;
    private static final int LONGEST_STRING = 256 << 10;
    private static final int LONGEST_NAME = 1 << 10;
    private static final int LONGEST_NUMBER = 64;
    private static final int MOST_TOKENS_OF_REQUEST = 100_000;
    private static final int LONGEST_RESPONSE = 32 << 20;
    private static final JsonFactory WRITER = JsonFactory.builder().build();

    private final JsonFactory requests = factory(LONGEST_REQUEST, MOST_TOKENS_OF_REQUEST);
    private final JsonFactory responses = factory(LONGEST_RESPONSE, LONGEST_RESPONSE);
    private final Map<AwsService, Forms> forms = new EnumMap<>(AwsService.class);

    public Codec() {
        for (AwsService service : AwsService.values()) {
            forms.put(service, new Forms(service));
        }
    }

    /** @throws WireException {@code SerializationException}; an empty body counts as an empty object */
    public <Q extends Record> Q readRequest(Operation<Q, ?> operation, byte[] body) {
        if (body.length > LONGEST_REQUEST) {
            throw WireException.serialization("the body is longer than " + LONGEST_REQUEST + " bytes");
        }
        return operation
                .requestType()
                .cast(read(requests, forms(operation.service()).ofRequest(operation), body));
    }

    public <Q extends Record> byte[] writeRequest(Operation<Q, ?> operation, Q request) {
        return write(formOf(operation, operation.requestType()), request);
    }

    /** @throws WireException {@code SerializationException}, when the server is not what it says it is */
    public <R extends Record> R readResponse(Operation<?, R> operation, byte[] body) {
        return operation.responseType().cast(read(responses, formOf(operation, operation.responseType()), body));
    }

    public <R extends Record> byte[] writeResponse(Operation<?, R> operation, R response) {
        return write(formOf(operation, operation.responseType()), response);
    }

    /** A record of our own, which no operation answers with, in the same form as those. */
    public byte[] writeRecord(Record record) {
        return write(forms(AwsService.ECS).of(record.getClass()), record);
    }

    /** The error that stands in a body; a body that is none of ours is shown as it came. */
    public WireError readError(int status, byte[] body) {
        return ErrorBody.read(responses, forms(AwsService.ECS).any(), status, body);
    }

    public byte[] writeError(WireError error) {
        Map<String, Object> members = ErrorBody.members(error);
        return write(forms(AwsService.ECS).any(), members);
    }

    private RecordForm formOf(Operation<?, ?> operation, Class<?> type) {
        return forms(operation.service()).of(type);
    }

    private Forms forms(AwsService service) {
        Forms found = forms.get(service);
        if (found == null) {
            throw new IllegalStateException("no forms for " + service);
        }
        return found;
    }

    static Object read(JsonFactory factory, Form form, byte[] body) {
        byte[] document = body.length == 0 ? new byte[] {'{', '}'} : body;
        try (JsonParser json = factory.createParser(document)) {
            Mismatch.unless(json.nextToken() != null, json, "an object");
            Object value = form.read(json);
            Mismatch.unless(json.nextToken() == null, json, "nothing after the object");
            return value;
        } catch (StreamConstraintsException e) {
            throw WireException.serialization("the JSON is too deep or too long; at most " + DEEPEST
                    + " levels, strings of " + LONGEST_STRING + " characters, names of " + LONGEST_NAME
                    + " and numbers of " + LONGEST_NUMBER);
        } catch (JsonProcessingException e) {
            throw WireException.serialization("malformed JSON" + where(e.getLocation()));
        } catch (IOException e) {
            // Only characters that are none can fail here, since the bytes are all at hand.
            throw WireException.serialization("malformed JSON: not UTF-8");
        }
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static byte[] write(Form form, Object value) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator json = WRITER.createGenerator(bytes)) {
                form.write(json, value);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonFactory factory(int longest, int mostTokens) {
        return JsonFactory.builder()
                // Names come from strangers: interning them would keep them for good.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxDocumentLength(longest)
                        .maxTokenCount(mostTokens)
                        .maxStringLength(LONGEST_STRING)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
    }
}
