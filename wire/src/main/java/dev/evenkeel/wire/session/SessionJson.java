package dev.evenkeel.wire.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The texts that a channel carries beside bytes, as JSON with the protocol's member names. */
public final class SessionJson {
    private static final String VERSION = "3.3.0.0";
    private static final String EXIT_CODE = "EXIT_CODE: ";
    private static final int DEEPEST = 16;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private SessionJson() {}

    /**
     * The first message of a client, the only one in plain text: who it is, and with what right.
     *
     * @param own whether the client tells the outputs apart and wants the exit code, as no client of AWS's does
     * @param terminal whether the command gets a terminal; always, for a client of AWS's
     * @param input whether the client may send input
     */
    public record Opening(String token, boolean own, boolean terminal, boolean input) {

        /** Without the secret, since texts end up in logs. */
        @Override
        public String toString() {
            return "Opening[own=" + own + ", terminal=" + terminal + ", input=" + input + "]";
        }
    }

    public static String opening(Opening opening) {
        ObjectNode json = JSON.createObjectNode()
                .put("MessageSchemaVersion", "1.0")
                .put("RequestId", UUID.randomUUID().toString())
                .put("TokenValue", opening.token())
                .put("ClientId", UUID.randomUUID().toString())
                .put("ClientVersion", VERSION);
        if (opening.own()) {
            json.putObject("Evenkeel").put("Terminal", opening.terminal()).put("Input", opening.input());
        }
        return json.toString();
    }

    /** @throws SessionException when it is no JSON object with a token */
    public static Opening opening(String text) {
        JsonNode json = read(text.getBytes(StandardCharsets.UTF_8));
        JsonNode token = json.get("TokenValue");
        if (token == null || !token.isTextual()) {
            throw new SessionException("the first message has no TokenValue");
        }
        JsonNode own = json.get("Evenkeel");
        return own == null
                ? new Opening(token.textValue(), false, true, true)
                : new Opening(
                        token.textValue(),
                        true,
                        own.path("Terminal").asBoolean(),
                        own.path("Input").asBoolean());
    }

    /** @param separate whether outputs are told apart and an exit code follows */
    public static byte[] handshakeRequest(boolean separate) {
        ObjectNode json = JSON.createObjectNode().put("AgentVersion", VERSION);
        ObjectNode action = json.putArray("RequestedClientActions").addObject();
        action.put("ActionType", "SessionType")
                .putObject("ActionParameters")
                .put("SessionType", separate ? "NonInteractiveCommands" : "InteractiveCommands")
                .putObject("Properties");
        return bytes(json);
    }

    public static byte[] handshakeResponse() {
        ObjectNode json = JSON.createObjectNode().put("ClientVersion", VERSION);
        json.putArray("ProcessedClientActions")
                .addObject()
                .put("ActionType", "SessionType")
                .put("ActionStatus", 1);
        json.putArray("Errors");
        return bytes(json);
    }

    /** @param nanos how long the handshake took */
    public static byte[] handshakeComplete(long nanos) {
        return bytes(
                JSON.createObjectNode().put("HandshakeTimeToComplete", nanos).put("CustomerMessage", ""));
    }

    /** The size of a terminal in characters. */
    public record Size(int columns, int rows) {}

    public static byte[] size(Size size) {
        return bytes(JSON.createObjectNode().put("cols", size.columns()).put("rows", size.rows()));
    }

    /** @throws SessionException when it is none, or one that no terminal has */
    public static Size size(byte[] payload) {
        JsonNode json = read(payload);
        int columns = json.path("cols").asInt();
        int rows = json.path("rows").asInt();
        if (columns < 1 || rows < 1 || columns > 0xffff || rows > 0xffff) {
            throw new SessionException("a terminal cannot have " + columns + " columns and " + rows + " rows");
        }
        return new Size(columns, rows);
    }

    public static byte[] exitCode(int code) {
        return (EXIT_CODE + code).getBytes(StandardCharsets.US_ASCII);
    }

    /** @throws SessionException when it is none */
    public static int exitCode(byte[] payload) {
        String text = new String(payload, StandardCharsets.US_ASCII);
        try {
            return Integer.parseInt(text.substring(Math.min(EXIT_CODE.length(), text.length())));
        } catch (NumberFormatException e) {
            throw new SessionException("the exit code is no number");
        }
    }

    static byte[] acknowledge(AgentMessage message) {
        return bytes(JSON.createObjectNode()
                .put("AcknowledgedMessageType", message.type())
                .put("AcknowledgedMessageId", message.id().toString())
                .put("AcknowledgedMessageSequenceNumber", message.sequenceNumber())
                .put("IsSequentialMessage", true));
    }

    static long acknowledged(byte[] payload) {
        return read(payload).path("AcknowledgedMessageSequenceNumber").asLong(-1);
    }

    static byte[] closed(UUID id, long millis, String sessionId, String output) {
        return bytes(JSON.createObjectNode()
                .put("MessageId", id.toString())
                .put("CreatedDate", Long.toString(millis))
                .put("DestinationId", "")
                .put("SessionId", sessionId)
                .put("MessageType", AgentMessage.CLOSED)
                .put("SchemaVersion", 1)
                .put("Output", output));
    }

    static String output(byte[] payload) {
        return read(payload).path("Output").asText();
    }

    private static JsonNode read(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            throw new SessionException("a message that should be JSON is not");
        }
        throw new SessionException("a message that should be a JSON object is not");
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
