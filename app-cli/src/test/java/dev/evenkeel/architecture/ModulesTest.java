package dev.evenkeel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.evenkeel.architecture.planted.Stray;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModulesTest {

    @ParameterizedTest
    @CsvSource({
        "CORE, core.SeesWire",
        "WIRE, wire.SeesSim",
        "SIM, sim.SeesDocker",
        "SIMULATION, simulation.SeesBootstrap",
        "DOCKER, docker.SeesStore",
        "STORE, store.SeesAws",
        "ROUTER, router.SeesDocker",
        "AWS, aws.SeesBootstrap",
        "BOOTSTRAP, bootstrap.SeesHttp",
        "HTTP, http.SeesCli",
        "CLI, cli.SeesSim",
    })
    void moduleSeesOnlyTheModulesBelowIt(Module module, String planted) throws ClassNotFoundException {
        Classes.assertKept(
                root -> noClasses()
                        .that()
                        .resideInAPackage(module.packages(root))
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + "..")
                                .and(not(resideInAnyPackage(module.visiblePackages(root))))),
                Class.forName("dev.evenkeel.architecture.planted." + planted));
    }

    @Test
    void onlyServeAndUpStartTheServer() throws ClassNotFoundException {
        Classes.assertKept(
                root -> noClasses()
                        .that()
                        .resideInAPackage(Module.CLI.packages(root))
                        .and()
                        .haveNameNotMatching(".*\\.(ServeCommand|UpCommand|serve\\..*|up\\..*)")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(Module.HTTP.packages(root)),
                Class.forName("dev.evenkeel.architecture.planted.cli.SeesHttp"));
    }

    /** Keeps the rules from passing because they see no class: what has sources is on the class path of these tests. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TESTKIT") // not part of the product
    void rulesSeeEveryModuleThatHasSources(Module module) {
        DescribedPredicate<JavaClass> inModule = resideInAPackage(module.packages(Classes.PRODUCT_ROOT));

        boolean hasSources = Repository.files().stream()
                .anyMatch(file -> file.startsWith(module.folder() + "/src/main/java")
                        && file.toString().endsWith(".java"));

        assertEquals(hasSources, Classes.PRODUCT.stream().anyMatch(inModule));
    }

    @Test
    void everyClassBelongsToAModule() {
        Classes.assertKept(
                root -> classes()
                        .should()
                        .resideInAnyPackage(Arrays.stream(Module.values())
                                .map(module -> module.packages(root))
                                .toArray(String[]::new)),
                Stray.class);
    }
}
