package dev.evenkeel.simulation.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A YAML document as a tree that knows its lines. Anchors and several documents in a file are not for scenarios. */
final class YamlTree {
    private static final int DEEPEST = 64;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JsonParser parser;

    private YamlTree(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads a text; {@code file} is for messages only. */
    static Node.Members read(String file, String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            YamlTree tree = new YamlTree(file, parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ScenarioException(
                        file + ":1: a scenario is an object with members such as services and steps");
            }
            return tree.members(0);
        } catch (JsonProcessingException malformed) {
            throw new ScenarioException(file + ":" + line(malformed.getLocation()) + ": not YAML: "
                    + firstLine(malformed.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new ScenarioException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private Node.Members members(int depth) throws IOException {
        int line = here();
        Map<String, Node> all = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = Objects.requireNonNull(parser.currentName());
            parser.nextToken();
            all.put(name, node(depth + 1));
        }
        return new Node.Members(line, all);
    }

    private Node node(int depth) throws IOException {
        int line = here();
        if (depth > DEEPEST) {
            throw new ScenarioException(file + ":" + line + ": nested deeper than " + DEEPEST + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(depth);
            case START_ARRAY -> {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(node(depth + 1));
                }
                yield new Node.Items(line, items);
            }
            case VALUE_TRUE -> new Node.Value(line, true);
            case VALUE_FALSE -> new Node.Value(line, false);
            case VALUE_NUMBER_INT -> new Node.Value(line, integer());
            case VALUE_NUMBER_FLOAT -> new Node.Value(line, parser.getDoubleValue());
            case VALUE_NULL -> throw new ScenarioException(file + ":" + line + ": a value is missing");
            default -> new Node.Value(line, parser.getText());
        };
    }

    private Object integer() throws IOException {
        long value = parser.getLongValue();
        return value == (int) value ? (Object) (int) value : (Object) value;
    }

    private int here() {
        return line(parser.currentTokenLocation());
    }

    private static int line(@Nullable JsonLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
