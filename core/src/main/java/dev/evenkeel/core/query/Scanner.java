package dev.evenkeel.core.query;

import dev.evenkeel.core.error.EcsException;
import java.util.Optional;

/** The letters of an expression, taken one piece after another; spaces between pieces do not count. */
final class Scanner {
    private static final String ENDS_BARE = ",[]()&|=!<>~'\"";
    /** How much of what was found instead is quoted in a message. */
    private static final int QUOTED_MAX = 20;

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /** Where the next piece begins. */
    int position() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean atEnd() {
        return position() == text.length();
    }

    /** Takes a sign if it comes next. */
    boolean take(String sign) {
        boolean found = text.startsWith(sign, position());
        at += found ? sign.length() : 0;
        return found;
    }

    /** Takes a word in small or capital letters if it comes next, and nothing that only begins like it. */
    boolean takeWord(String word) {
        int end = position() + word.length();
        boolean found = text.regionMatches(true, at, word, 0, word.length()) && (end == text.length() || endsBare(end));
        at = found ? end : at;
        return found;
    }

    /** The letters up to the next sign or space; maybe none. */
    String subject() {
        int start = position();
        while (at < text.length() && !endsBare(at)) {
            at++;
        }
        return text.substring(start, at);
    }

    Operator operator() {
        position();
        for (Operator.Spelling spelling : Operator.Spelling.ALL) {
            if (spelling.stands(text, at)) {
                at += spelling.text().length();
                return spelling.operator();
            }
        }
        throw expected(Operator.CHOICES);
    }

    /** A bare or quoted value; empty when neither comes next. */
    Optional<String> value() {
        if (!atEnd() && isQuote(text.charAt(at))) {
            return Optional.of(quoted());
        }
        return Optional.of(subject()).filter(bare -> !bare.isEmpty());
    }

    /** A quoted pattern, or a bare one: brackets that it opens belong to it. */
    Optional<String> pattern() {
        if (!atEnd() && isQuote(text.charAt(at))) {
            return Optional.of(quoted());
        }
        int start = at;
        int open = 0;
        while (at < text.length() && !(open == 0 && endsPattern())) {
            char letter = text.charAt(at);
            if (letter == '\\') {
                at++;
            } else if ("([".indexOf(letter) >= 0) {
                open++;
            } else if (")]".indexOf(letter) >= 0) {
                open--;
            }
            at++;
        }
        at = Math.min(at, text.length());
        return Optional.of(text.substring(start, at)).filter(bare -> !bare.isEmpty());
    }

    private boolean endsPattern() {
        return Character.isWhitespace(text.charAt(at))
                || text.charAt(at) == ')'
                || text.startsWith("&&", at)
                || text.startsWith("||", at);
    }

    private String quoted() {
        int start = at;
        int end = text.indexOf(text.charAt(start), start + 1);
        if (end < 0) {
            throw expectedAt(text.length(), "a closing " + text.charAt(start));
        }
        at = end + 1;
        return text.substring(start + 1, end);
    }

    private boolean endsBare(int index) {
        char letter = text.charAt(index);
        return Character.isWhitespace(letter) || ENDS_BARE.indexOf(letter) >= 0;
    }

    private static boolean isQuote(char letter) {
        return letter == '\'' || letter == '"';
    }

    /** The refusal of what comes next. */
    EcsException expected(String what) {
        return expectedAt(position(), what);
    }

    EcsException expectedAt(int index, String what) {
        String found = index >= text.length()
                ? "the expression ends there"
                : "found '" + text.substring(index, Math.min(text.length(), index + QUOTED_MAX)) + "'";
        return EcsException.invalidParameter(
                "Invalid expression at character " + (index + 1) + ": expected " + what + ", " + found + ".");
    }
}
