package dev.evenkeel.cli.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant. */
public final class Misspelling {
    private Misspelling() {}

    /**
     * The candidate nearest to {@code typed}: one that begins with it, or one within a third of its length in edits
     * (insert, drop, replace, swap neighbours); null when none is near. Of equals, the first listed.
     */
    public static @Nullable String nearest(String typed, List<String> candidates) {
        String best = null;
        int bestDistance = 1 + Math.max(1, typed.length() / 3);
        for (String candidate : candidates) {
            int distance = typed.length() >= 2 && candidate.startsWith(typed) ? 1 : distance(typed, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Edits between two words, a swap of neighbours counting as one. */
    static int distance(String left, String right) {
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (isSwap(left, right, i, j)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[left.length()][right.length()];
    }

    private static boolean isSwap(String left, String right, int i, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
