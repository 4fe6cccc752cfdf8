package dev.evenkeel.core.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.placement.FargateHosts.Host;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each step of the choice, with hosts by hand. */
class FargateHostsTest {
    private static final Host A = new Host("a", "zone-1", true, 0, 1000, 0);
    private static final Host B = new Host("b", "zone-2", true, 0, 1000, 0);

    @Test
    void takesTheFirstOfEquals() {
        assertEquals(A, FargateHosts.choose(List.of(A, B), null));
        assertEquals(B, FargateHosts.choose(List.of(B, A), "nowhere"));
    }

    @Test
    void takesOneThatAnswersBeforeOneInTheZone() {
        Host away = new Host("a", "zone-1", false, 0, 1000, 0);

        assertEquals(B, FargateHosts.choose(List.of(away, B), "zone-1"));
        assertEquals(away, FargateHosts.choose(List.of(away), "zone-1"));
    }

    @Test
    void takesTheZoneBeforeTheSiblings() {
        Host crowded = new Host("b", "zone-2", true, 5, 1000, 900);

        assertEquals(crowded, FargateHosts.choose(List.of(A, crowded), "zone-2"));
    }

    @Test
    void takesTheFewestSiblingsBeforeTheMostRoom() {
        Host fewer = new Host("b", "zone-1", true, 1, 1000, 2000);
        Host emptier = new Host("c", "zone-1", true, 2, 1000, 0);

        assertEquals(fewer, FargateHosts.choose(List.of(emptier, fewer), "zone-1"));
    }

    @Test
    void comparesShares() {
        Host large = new Host("large", "zone-1", true, 0, 8000, 2000);
        Host small = new Host("small", "zone-1", true, 0, 1000, 500);

        assertEquals(large, FargateHosts.choose(List.of(small, large), "zone-1"));
    }

    @Test
    void wantsHosts() {
        assertThrows(IllegalArgumentException.class, () -> FargateHosts.choose(List.of(), null));
    }
}
