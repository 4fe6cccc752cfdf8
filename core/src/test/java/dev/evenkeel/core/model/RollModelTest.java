package dev.evenkeel.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.model.RollModel.Setting;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every course of a roll and its circuit breaker, of at most four tasks, two revisions and three failures. */
@NullUnmarked
class RollModelTest {
    private static final int FAILURES = 3;

    @TestFactory
    Stream<DynamicTest> breaksNoRuleAndCanAlwaysEnd() {
        return Stream.of(
                        new Setting(1, 100, 200, true, true),
                        new Setting(1, 100, 200, true, false),
                        new Setting(1, 0, 200, false, false),
                        new Setting(1, 0, 100, true, true),
                        new Setting(2, 100, 200, true, true),
                        new Setting(2, 50, 100, true, true),
                        new Setting(2, 50, 150, true, true),
                        new Setting(3, 67, 134, true, true),
                        new Setting(4, 50, 100, true, true))
                .map(setting -> DynamicTest.dynamicTest(setting.toString(), () -> {
                    RollModel.Result result = new RollModel(setting, setting, FAILURES).explore();

                    System.out.println(setting + ": " + result.states() + " states, " + result.steps() + " steps");
                    assertEquals(List.of(), result.violations());
                }));
    }

    /** A rule that is promised and not kept must be found, or the test above could not fail. */
    @TestFactory
    Stream<DynamicTest> findsWhatIsBroken() {
        return Stream.of(
                        List.of("I1", new Setting(2, 50, 100, true, true), new Setting(2, 100, 100, true, true)),
                        List.of("I2", new Setting(2, 100, 200, true, true), new Setting(2, 100, 100, true, true)),
                        List.of("I9", new Setting(2, 100, 200, true, true), new Setting(2, 100, 200, false, false)),
                        List.of("I9", new Setting(2, 100, 200, false, true), new Setting(2, 100, 200, true, true)),
                        // Nothing can move at 100/100: ECS says so by an event, and waits for another update.
                        List.of("L2", new Setting(2, 100, 100, true, true), new Setting(2, 100, 100, true, true)))
                .map(planted -> DynamicTest.dynamicTest(planted.toString(), () -> {
                    RollModel model = new RollModel((Setting) planted.get(1), (Setting) planted.get(2), FAILURES);

                    List<String> violations = model.explore().violations();

                    assertTrue(
                            violations.stream().anyMatch(each -> each.startsWith(planted.getFirst() + ":")),
                            () -> planted + " was not found among " + violations);
                }));
    }
}
