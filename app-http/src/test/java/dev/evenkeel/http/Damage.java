package dev.evenkeel.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to spoil the JSON of a request. */
enum Damage {
    NONE {
        @Override
        byte[] done(String json, SplittableRandom random) {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    },
    OTHER_VALUE {
        @Override
        byte[] done(String json, SplittableRandom random) {
            String changed = json;
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                changed = withOtherValue(changed, random);
            }
            return changed.getBytes(StandardCharsets.UTF_8);
        }
    },
    WRONG_TYPE {
        @Override
        byte[] done(String json, SplittableRandom random) {
            List<int[]> values = valuesOf(json);
            if (values.isEmpty()) {
                return "[]".getBytes(StandardCharsets.UTF_8);
            }
            int[] value = values.get(random.nextInt(values.size()));
            String wrong = WRONG.get(random.nextInt(WRONG.size()));
            return (json.substring(0, value[0]) + wrong + json.substring(value[1])).getBytes(StandardCharsets.UTF_8);
        }
    },
    NEW_MEMBER {
        @Override
        byte[] done(String json, SplittableRandom random) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String wrong = WRONG.get(random.nextInt(WRONG.size()));
            String rest = json.equals("{}") ? "}" : "," + json.substring(1);
            return ("{\"" + name + "\":" + wrong + rest).getBytes(StandardCharsets.UTF_8);
        }
    },
    CHANGED_BYTES {
        @Override
        byte[] done(String json, SplittableRandom random) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }
    },
    CUT_OFF {
        @Override
        byte[] done(String json, SplittableRandom random) {
            return json.substring(0, random.nextInt(json.length())).getBytes(StandardCharsets.UTF_8);
        }
    },
    NOISE {
        @Override
        byte[] done(String json, SplittableRandom random) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
    };

    private static final Pattern VALUE = Pattern.compile("[:,\\[](\"[^\"\\\\]*+\"|-?[0-9][0-9.e]*+|true|false)(?!:)");
    private static final List<String> NAMES =
            List.of("other", "__proto__", "", "a.b", "clientToken", "\\u0000", "größe", "n".repeat(2_000));
    private static final List<String> WRONG = List.of(
            "null",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "\"x\"",
            "\"1\"",
            "1",
            "1.5",
            "-0",
            "1e400",
            "99999999999999999999",
            "1" + "0".repeat(500),
            "true",
            "\"\\ud800\"",
            "NaN",
            "'x'",
            "[".repeat(5_000),
            "{\"a\":".repeat(70) + "1" + "}".repeat(70),
            "\"" + "x".repeat(300_000) + "\"");

    abstract byte[] done(String json, SplittableRandom random);

    private static String withOtherValue(String json, SplittableRandom random) {
        List<int[]> values = valuesOf(json);
        if (values.isEmpty()) {
            return json;
        }
        int[] value = values.get(random.nextInt(values.size()));
        List<String> others = switch (json.charAt(value[0])) {
            case '"' -> RequestSamples.TEXTS;
            case 't', 'f' -> List.of("true", "false", "null");
            default -> RequestSamples.INTEGERS;
        };
        return json.substring(0, value[0]) + others.get(random.nextInt(others.size())) + json.substring(value[1]);
    }

    private static List<int[]> valuesOf(String json) {
        List<int[]> found = new ArrayList<>();
        Matcher matcher = VALUE.matcher(json);
        while (matcher.find()) {
            found.add(new int[] {matcher.start(1), matcher.end(1)});
        }
        return found;
    }
}
