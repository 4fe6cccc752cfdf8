package dev.evenkeel.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Values without parts. Nothing is converted: ECS refuses {@code "2"} and {@code 2.0} where an integer belongs, and a
 * number where a string does.
 */
enum Scalar implements Form {
    STRING {
        @Override
        public Object read(JsonParser json) throws IOException {
            Mismatch.unless(json.currentToken() == JsonToken.VALUE_STRING, json, "a string");
            String text = json.getText();
            Mismatch.unless(Unicode.isWellFormed(text), json, "a string of well-formed Unicode");
            return text;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeString((String) value);
        }
    },
    BOOLEAN {
        @Override
        public Object read(JsonParser json) throws IOException {
            JsonToken token = json.currentToken();
            Mismatch.unless(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE, json, "true or false");
            return token == JsonToken.VALUE_TRUE;
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeBoolean((Boolean) value);
        }
    },
    INTEGER {
        @Override
        public Object read(JsonParser json) throws IOException {
            Mismatch.unless(json.currentToken() == JsonToken.VALUE_NUMBER_INT, json, "an integer");
            boolean fits = json.getNumberType() == JsonParser.NumberType.INT;
            Mismatch.unless(fits, json, "an integer from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
            return json.getIntValue();
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((int) (Integer) value);
        }
    },
    LONG {
        @Override
        public Object read(JsonParser json) throws IOException {
            Mismatch.unless(json.currentToken() == JsonToken.VALUE_NUMBER_INT, json, "an integer");
            boolean fits = json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            Mismatch.unless(fits, json, "an integer from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
            return json.getLongValue();
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((long) (Long) value);
        }
    },
    DOUBLE {
        @Override
        public Object read(JsonParser json) throws IOException {
            return finite(json, "a number");
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            json.writeNumber((double) (Double) value);
        }
    },
    /** Seconds since 1970 with a fraction of at most milliseconds. */
    TIMESTAMP {
        @Override
        public Object read(JsonParser json) throws IOException {
            double seconds = finite(json, "a timestamp in epoch seconds");
            boolean inRange = seconds >= EARLIEST_SECOND && seconds <= LATEST_SECOND;
            Mismatch.unless(inRange, json, "a timestamp between the years 0 and 9999");
            return Instant.ofEpochMilli(Math.round(seconds * 1000));
        }

        @Override
        public void write(JsonGenerator json, Object value) throws IOException {
            long millis = ((Instant) value).toEpochMilli();
            if (millis % 1000 == 0) {
                json.writeNumber(millis / 1000);
            } else {
                json.writeNumber(BigDecimal.valueOf(millis, 3));
            }
        }
    };

    private static final double EARLIEST_SECOND = -62_135_596_800.0;
    private static final double LATEST_SECOND = 253_402_300_799.0;

    private static double finite(JsonParser json, String expected) throws IOException {
        Mismatch.unless(json.currentToken().isNumeric(), json, expected);
        double number = json.getDoubleValue();
        Mismatch.unless(Double.isFinite(number), json, expected);
        return number;
    }
}
