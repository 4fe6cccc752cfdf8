package dev.evenkeel.core.taskdefinition;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ports that follow one another, written {@code 8000-8010}; both ends belong to it, 1 to 65535. */
public record PortRange(int first, int last) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final int PORT_MAX = 65_535;

    /** Reads a range; empty when it is none. */
    public static Optional<PortRange> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PortRange range = new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return range.first >= 1 && range.first <= range.last && range.last <= PORT_MAX
                ? Optional.of(range)
                : Optional.empty();
    }

    public int size() {
        return last - first + 1;
    }

    /** Puts every port of it into a collection. */
    public void addTo(Collection<Integer> ports) {
        for (int port = first; port <= last; port++) {
            ports.add(port);
        }
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
