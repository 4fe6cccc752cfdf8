package dev.evenkeel.core.operation;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tags may be: 50 a resource, keys of 1 to 128 characters, values of up to 256, none that begins with aws:. */
final class TagRules {
    private static final int TAGS_MAX = 50;

    private TagRules() {}

    /** The tags of a request, checked; empty when it has none. */
    static List<Tag> checked(@Nullable List<Tag> tags) {
        List<Tag> given = tags == null ? List.of() : tags;
        for (Tag tag : given) {
            String key = tag.key();
            if (key == null || key.isEmpty() || key.length() > 128) {
                throw EcsException.invalidParameter("Tag key length should be between 1 and 128");
            }
            if (key.regionMatches(true, 0, "aws:", 0, 4)) {
                throw EcsException.invalidParameter("Tag keys that begin with aws: are reserved");
            }
            if (tag.value() != null && tag.value().length() > 256) {
                throw EcsException.invalidParameter("Tag value length should not exceed 256");
            }
        }
        return merged(List.of(), given);
    }

    /** The tags of a resource after more were put on it: a known key takes the new value. */
    static List<Tag> merged(List<Tag> before, List<Tag> added) {
        List<Tag> all = new ArrayList<>(before);
        for (Tag tag : added) {
            Tag whole = new Tag(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
            all.removeIf(old -> Objects.equals(old.key(), tag.key()));
            all.add(whole);
        }
        if (all.size() > TAGS_MAX) {
            throw EcsException.invalidParameter("Too many tags: a resource can have up to " + TAGS_MAX);
        }
        return all;
    }
}
