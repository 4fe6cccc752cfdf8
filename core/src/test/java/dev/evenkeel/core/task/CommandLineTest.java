package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.error.EcsException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command is taken apart as by the agent in ECS's containers. */
class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/bin/sh | [/bin/sh]",
                "` ls\t-l  /tmp ` | [ls, -l, /tmp]",
                "sh -c 'echo $HOME; ls ~ wc' | [sh, -c, echo $HOME; ls ~ wc]",
                "sh -c \"a \\\"b\\\" 'c'\" | [sh, -c, a \"b\" 'c']",
                "a\\ b '' \"\" | [a b, , ]",
                "pre'fix'\"ed\" | [prefixed]",
                "echo a#b #remark | [echo, a#b]",
            })
    void readsWords(String text, String words) {
        List<String> read = CommandLine.words(text.replace('~', '|'));

        assertEquals(words.replace('~', '|'), read.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | Command can not be blank.",
                "`   ` | Command can not be blank.",
                "# only a remark | Command can not be blank.",
                "echo 'open | Command ends within a quotation or after a backslash.",
                "echo \\ | Command ends within a quotation or after a backslash.",
            })
    void refusesWhatIsNoCommand(String text, String refusal) {
        EcsException thrown = assertThrows(EcsException.class, () -> CommandLine.words(text));

        assertEquals("InvalidParameterException", thrown.code().wireName());
        assertEquals(refusal, thrown.text());
    }

    @Test
    void readsBackWhateverWordsItHasPutTogether() {
        Random random = new Random(20);
        String letters = "ab'\"\\ #$\n\t|é-";

        for (int round = 0; round < 2_000; round++) {
            List<String> words = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(word -> IntStream.range(0, random.nextInt(6))
                            .mapToObj(each -> letters.charAt(random.nextInt(letters.length())))
                            .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                            .toString())
                    .toList();

            assertEquals(words, CommandLine.words(CommandLine.of(words)), "seed 20, round " + round);
        }
    }
}
