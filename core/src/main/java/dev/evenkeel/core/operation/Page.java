package dev.evenkeel.core.operation;

import dev.evenkeel.core.error.EcsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextToken null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
    static final String INVALID_TOKEN = "Invalid token";

    Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of a listing. The token names the last item of the page, so that items which come or go in between
     * neither repeat nor hide others. When that item is gone, a listing that is sorted by its keys, upwards or downwards,
     * goes on with the first item beyond it, and any other one where it stood.
     *
     * @param all in the order of the listing; {@code key} of each is unique
     * @param max the most a page may have, which is also refused to be exceeded
     */
    static <T> Page<T> of(
            List<T> all,
            Function<T, String> key,
            @Nullable Integer maxResults,
            int standard,
            int max,
            @Nullable String token) {
        if (maxResults != null && (maxResults < 1 || maxResults > max)) {
            throw EcsException.invalidParameter("maxResults should be between 1 and " + max);
        }
        int size = maxResults == null ? standard : maxResults;
        int from = token == null || token.isEmpty() ? 0 : start(all, key, token);
        int to = Math.min(all.size(), from + size);
        String next = to < all.size() ? encode(to, key.apply(all.get(to - 1))) : null;
        return new Page<>(all.subList(from, to), next);
    }

    private static <T> int start(List<T> all, Function<T, String> key, String token) {
        String[] parts = decode(token);
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(parts[1])) {
                return i + 1;
            }
        }
        int direction = direction(all, key);
        for (int i = 0; direction != 0 && i < all.size(); i++) {
            if (Integer.signum(key.apply(all.get(i)).compareTo(parts[1])) == direction) {
                return i;
            }
        }
        // Not sorted: the item itself is gone, so what followed it has moved up by one at the least.
        return direction == 0 ? Math.max(0, Math.min(all.size(), Integer.parseInt(parts[0]) - 1)) : all.size();
    }

    /** 1 when the keys rise, -1 when they fall, 0 when they do neither. */
    private static <T> int direction(List<T> all, Function<T, String> key) {
        boolean rises = true;
        boolean falls = true;
        for (int i = 1; i < all.size(); i++) {
            int step = key.apply(all.get(i)).compareTo(key.apply(all.get(i - 1)));
            rises &= step > 0;
            falls &= step < 0;
        }
        return rises ? 1 : falls ? -1 : 0;
    }

    private static String encode(int index, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((index + "|" + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String[] decode(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", 2);
            if (parts.length == 2 && parts[0].matches("[0-9]{1,9}")) {
                return parts;
            }
        } catch (IllegalArgumentException notOurs) {
            throw EcsException.invalidParameter(INVALID_TOKEN);
        }
        throw EcsException.invalidParameter(INVALID_TOKEN);
    }
}
