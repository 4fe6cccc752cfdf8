package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import org.jspecify.annotations.Nullable;

/** The complaint about a value of the wrong type, with the way to it: {@code containerDefinitions[0].cpu: ...}. */
final class Mismatch {
    private Mismatch() {}

    static void unless(boolean holds, JsonParser json, String expected) {
        if (!holds) {
            throw complaint(json, "expected " + expected);
        }
    }

    /** Something else that is wrong with the value that the parser stands on. */
    static WireException complaint(JsonParser json, String text) {
        StringBuilder path = new StringBuilder();
        append(json.getParsingContext(), path);
        String member = WireException.excerpt(Unicode.wellFormed(path.toString()));
        return WireException.serialization(member.isEmpty() ? text : member + ": " + text);
    }

    private static void append(@Nullable JsonStreamContext context, StringBuilder path) {
        if (context == null) {
            return;
        }
        append(context.getParent(), path);
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
        }
    }
}
