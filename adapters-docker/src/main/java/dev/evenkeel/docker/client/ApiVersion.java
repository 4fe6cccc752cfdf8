package dev.evenkeel.docker.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Engine API, such as 1.41. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The oldest that this client speaks; it has all that is needed, so it is preferred where an engine still takes it. */
    static final ApiVersion OLDEST = new ApiVersion(1, 41);

    /** The newest whose answers this client was written for. */
    static final ApiVersion NEWEST = new ApiVersion(1, 51);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** @throws IllegalArgumentException when it is not two numbers with a dot between them */
    static ApiVersion parse(String text) {
        Matcher numbers = TEXT.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a version of the Docker Engine API");
        }
        return new ApiVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /**
     * The version to speak with an engine that takes the versions from {@code min} to {@code max}.
     *
     * @throws IllegalArgumentException when there is none that both sides know
     */
    static ApiVersion agree(ApiVersion min, ApiVersion max) {
        ApiVersion spoken = min.compareTo(OLDEST) > 0 ? min : OLDEST;
        if (spoken.compareTo(max) > 0) {
            throw new IllegalArgumentException("the engine speaks API " + max + " at most, but " + OLDEST
                    + " is needed; update Docker to 20.10 or newer");
        }
        if (spoken.compareTo(NEWEST) > 0) {
            throw new IllegalArgumentException("the engine wants API " + min + " at least, but " + NEWEST
                    + " is the newest known here; update Evenkeel");
        }
        return spoken;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
