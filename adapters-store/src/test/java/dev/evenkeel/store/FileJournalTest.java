package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import dev.evenkeel.testkit.JournalContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest extends JournalContract {
    private static final List<Event> FIRST = List.of(new Event.TokenForgotten("first"));
    private static final List<Event> SECOND =
            List.of(new Event.TokenForgotten("second"), new Event.TokenForgotten("2"));

    @TempDir
    @SuppressWarnings("NullAway") // filled in by JUnit
    private Path folder;

    @SuppressWarnings("NullAway") // set before each test
    private Path file;

    @SuppressWarnings("NullAway") // set before each test
    private FileJournal journal;

    @BeforeEach
    void open() {
        file = folder.resolve("us-east-1.journal");
        journal = FileJournal.open(file);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected List<Event> readBack() {
        journal.close();
        journal = FileJournal.open(file);
        return journal.before();
    }

    @Test
    void cutsTornEndAtEveryByteAndGoesOn() throws IOException {
        journal.append(FIRST);
        int end = (int) Files.size(file);
        journal.append(SECOND);
        journal.close();
        byte[] whole = Files.readAllBytes(file);

        for (int length = end; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEquals(FIRST, readBack());
            assertEquals(length - end, journal.cut());
        }
        journal.append(SECOND);

        assertEquals(3, readBack().size());
    }

    @Test
    void refusesEveryFlippedBitInTheMiddle() throws IOException {
        journal.append(FIRST);
        int end = (int) Files.size(file);
        journal.append(SECOND);
        journal.close();
        byte[] whole = Files.readAllBytes(file);

        for (int bit = 0; bit < end * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            CorruptJournalException refused =
                    assertThrows(CorruptJournalException.class, () -> FileJournal.open(file), "bit " + bit);
            assertTrue(refused.offset() == 0 || refused.offset() == JournalReader.TITLE.length, "bit " + bit);
        }

        Files.write(file, whole);
        assertEquals(3, readBack().size());
    }

    @Test
    void refusesJournalThatLacksRecordInTheMiddle() throws IOException {
        int start = (int) Files.size(file);
        journal.append(FIRST);
        int end = (int) Files.size(file);
        journal.append(SECOND);
        journal.close();
        byte[] whole = Files.readAllBytes(file);
        byte[] shortened = new byte[whole.length - (end - start)];
        System.arraycopy(whole, 0, shortened, 0, start);
        System.arraycopy(whole, end, shortened, start, whole.length - end);

        Files.write(file, shortened);

        CorruptJournalException refused = assertThrows(CorruptJournalException.class, () -> FileJournal.open(file));
        assertEquals(
                "The journal " + file + " is damaged at byte " + start + ": the record there does not follow the one"
                        + " before it. Put back a copy of it, or move it away to begin anew.",
                refused.getMessage());
    }

    @Test
    void isOpenInOnePlaceOnly() {
        UncheckedIOException refused = assertThrows(UncheckedIOException.class, () -> FileJournal.open(file));

        assertEquals(
                "The journal " + file + " cannot be used: it is open elsewhere (us-east-1.journal)",
                refused.getMessage());
    }

    @Test
    void leavesOutWhatDoesNotMatterAnyMoreWhileItIsWrittenTo() throws IOException {
        journal.close();
        journal = FileJournal.open(file, 10_000);
        for (int i = 0; i < 2_000; i++) {
            journal.append(List.of(new Event.TokenForgotten("token " + i)));
        }
        journal.append(List.of(new Event.FargateCapacityChanged("FARGATE", false)));

        List<Event> before = readBack();

        assertTrue(Files.size(file) < 20_000, Files.size(file) + " bytes");
        assertTrue(before.get(0) instanceof Event.HistoryCondensed, String.valueOf(before.get(0)));
        assertEquals(new Event.FargateCapacityChanged("FARGATE", false), before.getLast());
        assertEquals(2_001, version(before));
    }

    @Test
    void leavesItOutWhenItIsOpenedAndGoesOnFromThere() throws IOException {
        for (int i = 0; i < 500; i++) {
            journal.append(List.of(new Event.TokenForgotten("token " + i)));
        }
        journal.close();

        journal = FileJournal.open(file, 10_000);
        journal.append(FIRST);

        assertTrue(Files.size(file) < 1_000, Files.size(file) + " bytes");
        assertEquals(List.of(new Event.HistoryCondensed(500), FIRST.get(0)), readBack());
        assertTrue(Files.notExists(folder.resolve("us-east-1.journal.new")));
    }

    @Test
    void staysLockedAfterItWasCondensed() {
        for (int i = 0; i < 500; i++) {
            journal.append(List.of(new Event.TokenForgotten("token " + i)));
        }
        journal.close();

        journal = FileJournal.open(file, 10_000);

        assertThrows(UncheckedIOException.class, () -> FileJournal.open(file));
    }

    private static long version(List<Event> events) {
        return events.stream()
                .mapToLong(event -> event instanceof Event.HistoryCondensed condensed ? condensed.events() : 1)
                .sum();
    }
}
