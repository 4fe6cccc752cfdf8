package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.tag.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What tags may be: 50 a resource, keys of 1 to 128 characters, values of up to 256, none that begins with aws:. */
final class TagChanges {
    private static final int TAGS_MAX = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private TagChanges() {}

    /** The tags of a request, checked; empty when it has none. */
    static List<Tag> checked(@Nullable List<Tag> given) {
        List<Tag> tags = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        for (Tag tag : Given.some(given)) {
            String key = Given.required(tag.key(), "tags.member.key");
            String value = Objects.requireNonNullElse(tag.value(), "");
            if (key.isEmpty() || key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
                throw Refusals.validation(
                        "A tag has a key of 1 to " + LONGEST_KEY + " characters and a value of up to " + LONGEST_VALUE);
            }
            if (key.regionMatches(true, 0, "aws:", 0, 4)) {
                throw Refusals.validation("Tag keys that begin with aws: are reserved");
            }
            if (!keys.add(key)) {
                throw Refusals.of("DuplicateTagKeys", "The tag key '" + key + "' was specified more than once");
            }
            tags.add(new Tag(key, value));
        }
        if (tags.size() > TAGS_MAX) {
            throw tooMany();
        }
        return tags;
    }

    /** Tags a resource that was just made. */
    static void create(Change change, String arn, List<Tag> tags) {
        if (!tags.isEmpty()) {
            change.emit(new Event.TagsChanged(arn, tags));
        }
    }

    /** The tags that a resource has when more are put on it: a known key takes the new value. */
    static List<Tag> merged(List<Tag> before, List<Tag> added) {
        List<Tag> all = new ArrayList<>(before);
        for (Tag tag : added) {
            all.removeIf(old -> Objects.equals(old.key(), tag.key()));
            all.add(tag);
        }
        if (all.size() > TAGS_MAX) {
            throw tooMany();
        }
        return all;
    }

    private static RuntimeException tooMany() {
        return Refusals.of("TooManyTags", "A resource can have up to " + TAGS_MAX + " tags");
    }
}
