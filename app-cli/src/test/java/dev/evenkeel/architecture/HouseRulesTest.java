package dev.evenkeel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import dev.evenkeel.architecture.planted.wire.ThingManager;
import dev.evenkeel.architecture.planted.wire.UsesInjectedField;
import dev.evenkeel.architecture.planted.wire.UsesJavaLogging;
import dev.evenkeel.architecture.planted.wire.WritesToStdout;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void onlyTheCommandLineWritesToStdout() {
        Classes.assertKept(
                root -> noClasses()
                        .that()
                        .resideOutsideOfPackage(Module.CLI.packages(root))
                        .should()
                        .accessTargetWhere(Calls.anyOf(
                                List.of(Calls.of(System.class, "out"), Calls.of(Throwable.class, "printStackTrace")))),
                WritesToStdout.class);
    }

    /** What a class needs is in its constructor: fields that something fills in later hide it. */
    @Test
    void noFieldIsInjected() {
        Classes.assertKept(
                root -> noFields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + "..")
                        .should()
                        .beAnnotatedWith("javax.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("jakarta.inject.Inject"),
                UsesInjectedField.class);
    }

    /** {@link System.Logger} is enough for the edges; the core returns explanations instead of logging. */
    @Test
    void nobodyUsesJavaLogging() {
        Classes.assertKept(
                root -> noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."),
                UsesJavaLogging.class);
    }

    @Test
    void noClassIsNamedForNothingInParticular() {
        Classes.assertKept(
                root -> noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper"),
                ThingManager.class);
    }
}
