package dev.evenkeel.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object. Whole numbers become Long or BigInteger, others BigDecimal, so that all are written back alike. */
public final class JsonReader {
    private static final int DEEPEST = 128;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonReader() {}

    /**
     * Reads an object.
     *
     * @throws JsonException when the text is not exactly one JSON object, names a member twice, or nests deeper than 128
     */
    public static JsonObject read(String text) throws JsonException {
        return read(FACTORY, text);
    }

    /**
     * Reads an object of a format that Jackson turns into the tokens of JSON.
     *
     * @throws JsonException as {@link #read(String)}
     */
    static JsonObject read(JsonFactory format, String text) throws JsonException {
        try (JsonParser parser = format.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw at(
                        parser.currentTokenLocation(),
                        first == null ? "the text is empty" : "an object { … } is expected");
            }
            Map<String, @Nullable Object> members = object(parser);
            if (parser.nextToken() != null) {
                throw at(parser.currentTokenLocation(), "there is more text after the object");
            }
            return new JsonObject(members);
        } catch (JsonProcessingException e) {
            throw at(e.getLocation(), firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            // Text in memory cannot fail to be read; were it to, it would be no JSON.
            throw new JsonException(1, 1, firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Number whole(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : Long.valueOf(parser.getLongValue());
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static JsonException at(@Nullable JsonLocation where, String problem) {
        return where == null
                ? new JsonException(1, 1, problem)
                : new JsonException(where.getLineNr(), where.getColumnNr(), problem);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
