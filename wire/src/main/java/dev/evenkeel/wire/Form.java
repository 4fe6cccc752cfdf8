package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** How values of one type stand in JSON. Stateless; any thread. */
interface Form {
    /**
     * Reads the value that the parser stands on, never a JSON null, and leaves the parser on its last token.
     *
     * @throws WireException when it is of another type, naming the member
     */
    Object read(JsonParser json) throws IOException;

    /** Writes a value that {@link #read} could have made. */
    void write(JsonGenerator json, Object value) throws IOException;
}
