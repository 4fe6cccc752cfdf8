package dev.evenkeel.store;

/** A journal that was changed by somebody else. The message is one line: which file, where in it, and what to do. */
public final class CorruptJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    CorruptJournalException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    /** Where in the file the first thing that is wrong begins, in bytes. */
    public long offset() {
        return offset;
    }
}
