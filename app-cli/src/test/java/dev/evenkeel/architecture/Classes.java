package dev.evenkeel.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** The classes under test: the product's, and those planted to break one rule each in a mirror of its packages. */
final class Classes {
    static final String PRODUCT_ROOT = "dev.evenkeel";
    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What Dagger generates is Dagger's to name.
            .withImportOption(location -> !location.contains("/bootstrap/Dagger"))
            .importPackages(PRODUCT_ROOT);

    private static final String PLANTED_ROOT = "dev.evenkeel.architecture.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    private Classes() {}

    /**
     * Asserts that the product keeps a rule and that the rule can fail.
     *
     * @param rule makes the rule for the packages below a root, such as {@code dev.evenkeel}
     * @param planted the classes that break the rule; each must be reported
     */
    static void assertKept(Function<String, ArchRule> rule, Class<?>... planted) {
        // A module without classes keeps every rule; ModulesTest sees to it that none stays without.
        List<String> violations = violations(rule.apply(PRODUCT_ROOT), PRODUCT);
        assertEquals("", String.join("\n", violations));

        String reported = String.join("\n", violations(rule.apply(PLANTED_ROOT), PLANTED));
        for (Class<?> culprit : planted) {
            assertTrue(reported.contains(culprit.getName()), () -> culprit + " is not reported in:\n" + reported);
        }
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }
}
