package dev.evenkeel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.evenkeel.architecture.planted.cli.UsesVertx;
import dev.evenkeel.architecture.planted.core.UsesJackson;
import dev.evenkeel.architecture.planted.sim.UsesAwsSdk;
import dev.evenkeel.architecture.planted.wire.UsesDagger;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each library is known to the modules that need it, so that it can be replaced there. */
class LibrariesTest {

    @Test
    void jacksonIsForThoseWhoReadOrWriteJson() {
        Classes.assertKept(
                onlyIn(
                        "com.fasterxml.jackson..",
                        Module.WIRE,
                        Module.SIMULATION,
                        Module.DOCKER,
                        Module.STORE,
                        Module.HOOKS,
                        Module.HTTP,
                        Module.CLI),
                UsesJackson.class);
    }

    @Test
    void vertxIsForTheServerTheRouterAndTheDockerClient() {
        Classes.assertKept(onlyIn("io.vertx..", Module.HTTP, Module.ROUTER, Module.DOCKER), UsesVertx.class);
    }

    @Test
    void theAwsSdkIsForTheAwsBackend() {
        Classes.assertKept(onlyIn("software.amazon.awssdk..", Module.AWS), UsesAwsSdk.class);
    }

    @Test
    void daggerIsForTheCompositionRoot() {
        Classes.assertKept(onlyIn("dagger..", Module.BOOTSTRAP), UsesDagger.class);
    }

    private static Function<String, ArchRule> onlyIn(String library, Module... modules) {
        return root -> noClasses()
                .that()
                .resideOutsideOfPackages(Arrays.stream(modules)
                        .map(module -> module.packages(root))
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
