package dev.evenkeel.cli.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class MisspellingTest {
    private static final List<String> COMMANDS = List.of("deploy", "services", "ps", "events", "scale", "stop");

    @Test
    void findsTheWordThatWasMeant() {
        assertEquals("deploy", Misspelling.nearest("delpoy", COMMANDS));
        assertEquals("services", Misspelling.nearest("servic", COMMANDS));
        assertEquals("stop", Misspelling.nearest("stp", COMMANDS));
    }

    @Test
    void saysNothingWhereNothingIsNear() {
        assertNull(Misspelling.nearest("frobnicate", COMMANDS));
        assertNull(Misspelling.nearest("x", COMMANDS));
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertEquals(1, Misspelling.distance("sacle", "scale"));
        assertEquals(3, Misspelling.distance("kitten", "sitting"));
    }
}
