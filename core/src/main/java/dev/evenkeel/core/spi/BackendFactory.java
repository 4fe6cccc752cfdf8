package dev.evenkeel.core.spi;

import java.util.List;

/** Opens a backend by name. */
public interface BackendFactory {

    /** The value of {@code --backend} that selects it. */
    String name();

    /** The options it takes, each as {@code name: meaning}; an option that is not in it stops the start-up. */
    List<String> options();

    /**
     * Opens the backend for one region.
     *
     * @throws BackendException when it cannot be used, with one line that says what is wrong and what to do
     */
    Backend open(BackendContext context);
}
