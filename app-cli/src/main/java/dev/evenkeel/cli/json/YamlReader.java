package dev.evenkeel.cli.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Reads one YAML document as the JSON object that it stands for. Of anchors and tags nothing is understood. */
public final class YamlReader {
    private static final int DEEPEST = 64;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlReader() {}

    /**
     * Reads an object.
     *
     * @throws JsonException when the text is not exactly one document with an object in it, names a member twice, or nests
     *     deeper than 64
     */
    public static JsonObject read(String text) throws JsonException {
        return JsonReader.read(FACTORY, text);
    }
}
