package dev.evenkeel.hooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What stands in for a function. */
public sealed interface HookTarget {

    /** A URL that gets the payload by POST. */
    record Url(URI uri) implements HookTarget {}

    /** A program with its arguments, which gets the payload on its standard input; no shell reads it. */
    record Command(List<String> words) implements HookTarget {
        public Command {
            words = List.copyOf(words);
        }
    }

    /**
     * Reads a target: a URL where it begins with {@code http://} or {@code https://}, else a command whose words are apart
     * by blanks.
     *
     * @throws HookTargetsException when it is neither
     */
    static HookTarget of(String given) {
        String text = given.strip();
        if (text.isBlank()) {
            throw new HookTargetsException("a function without a URL or a command");
        }
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            return new Command(List.of(text.split("\\s+")));
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null) {
                return new Url(uri);
            }
        } catch (URISyntaxException malformed) {
            // The message below covers it.
        }
        throw new HookTargetsException("'" + text + "' is no URL");
    }
}
