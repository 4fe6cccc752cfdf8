package dev.evenkeel.router.model;

import java.util.ArrayList;
import java.util.List;

/** Which status codes are a success: {@code 200}, {@code 200,302} or {@code 200-299}. */
public record Matcher(List<Range> ranges) {

    /** From {@code first} to {@code last}, both among them. */
    public record Range(int first, int last) {}

    public Matcher {
        ranges = List.copyOf(ranges);
    }

    /** @throws IllegalArgumentException for a text that names no codes from 200 to 599 */
    public static Matcher of(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.matches("[2-5]\\d\\d(-[2-5]\\d\\d)?")) {
                throw new IllegalArgumentException("'" + text + "' names no status codes, such as 200,302 or 200-299");
            }
            int first = Integer.parseInt(part.substring(0, 3));
            ranges.add(new Range(first, part.length() == 3 ? first : Integer.parseInt(part.substring(4))));
        }
        return new Matcher(ranges);
    }

    public boolean matches(int code) {
        return ranges.stream().anyMatch(range -> range.first() <= code && code <= range.last());
    }
}
