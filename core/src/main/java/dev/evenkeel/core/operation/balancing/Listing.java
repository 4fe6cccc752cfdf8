package dev.evenkeel.core.operation.balancing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextMarker null on the last page
 */
record Listing<T>(List<T> items, @Nullable String nextMarker) {
    private static final int PAGE = 400;

    Listing {
        items = List.copyOf(items);
    }

    /**
     * Cuts out a page. The marker is the key of the last item of the page before, so that what comes and goes in between
     * repeats and hides nothing else.
     *
     * @param all sorted by {@code key}, upwards
     */
    static <T> Listing<T> of(
            List<T> all, Function<T, String> key, @Nullable String marker, @Nullable Integer pageSize) {
        int size = pageSize == null ? PAGE : Given.between(pageSize, 1, PAGE, "pageSize");
        String after = marker == null || marker.isEmpty() ? "" : decode(marker);
        List<T> left = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .toList();
        if (left.size() <= size) {
            return new Listing<>(left, null);
        }
        return new Listing<>(left.subList(0, size), encode(key.apply(left.get(size - 1))));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw Refusals.validation("'" + Given.shortened(marker) + "' is not a marker of this listing");
        }
    }
}
