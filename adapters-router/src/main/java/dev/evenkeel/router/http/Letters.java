package dev.evenkeel.router.http;

/** Which bytes may stand where. */
final class Letters {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 'a' + 'A'] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Letters() {}

    static boolean isToken(int letter) {
        return letter >= 0 && letter < 128 && TOKEN[letter];
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isToken(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** What a header's value may hold: no control character but the tab. */
    static boolean isInValue(int letter) {
        return letter == '\t' || (letter >= ' ' && letter != 127 && letter <= 255);
    }

    static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isInValue(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** What a request's target may hold: visible characters. Bytes above ASCII come from careless clients, and are let through. */
    static boolean isInTarget(int letter) {
        return letter > ' ' && letter != 127 && letter <= 255;
    }

    /** Whether it is a number of so many digits. Asked of every answer, where a regular expression would cost more than the rest. */
    static boolean isNumber(String text, int least, int most) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() >= least && text.length() <= most;
    }

    static int hex(int letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        int lower = letter | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
