package dev.evenkeel.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.evenkeel.architecture.planted.core.CopiesUnordered;
import dev.evenkeel.architecture.planted.core.OpensFile;
import dev.evenkeel.architecture.planted.core.ReadsClock;
import dev.evenkeel.architecture.planted.core.ReadsSettings;
import dev.evenkeel.architecture.planted.core.RollsDice;
import dev.evenkeel.architecture.planted.core.StartsThread;
import dev.evenkeel.architecture.planted.core.UsesJackson;
import dev.evenkeel.architecture.planted.sim.CollectsUnordered;
import dev.evenkeel.architecture.planted.sim.ConstructsUnordered;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The core decides from its arguments alone, and core and simulator do the same twice: same seed, same bytes. */
class PurityTest {

    @Test
    void coreDependsOnTheJdkAlone() {
        Classes.assertKept(
                root -> classes()
                        .that()
                        .resideInAPackage(root + ".core..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(root + ".core..", "java..", "org.jspecify.annotations"),
                UsesJackson.class);
    }

    @Test
    void coreReadsNoClock() {
        Classes.assertKept(
                coreNeverCalls(Calls.anyOf(List.of(
                        Calls.of(Instant.class, "now"),
                        Calls.of(LocalDate.class, "now"),
                        Calls.of(LocalDateTime.class, "now"),
                        Calls.of(OffsetDateTime.class, "now"),
                        Calls.of(ZonedDateTime.class, "now"),
                        Calls.of(Clock.class, "systemUTC", "systemDefaultZone", "system"),
                        Calls.of(InstantSource.class, "system"),
                        Calls.withParameters(Date.class, Calls.CONSTRUCTOR, 0, 0),
                        Calls.of(System.class, "currentTimeMillis", "nanoTime")))),
                ReadsClock.class);
    }

    @Test
    void coreHasNoThreads() {
        Classes.assertKept(
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".core..")
                        .should()
                        .dependOnClassesThat(assignableTo(Thread.class)
                                .or(assignableTo(Executor.class))
                                .or(assignableTo(Executors.class))
                                .or(assignableTo(Timer.class)))
                        .orShould()
                        .accessTargetWhere(Calls.anyOf(List.of(
                                Calls.of(Collection.class, "parallelStream"), Calls.of(BaseStream.class, "parallel")))),
                StartsThread.class);
    }

    @Test
    void coreHasNoChanceOfItsOwn() {
        Classes.assertKept(
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".core..")
                        .should()
                        .dependOnClassesThat(assignableTo(Random.class).or(resideInAnyPackage("java.util.random")))
                        .orShould()
                        .accessTargetWhere(Calls.anyOf(List.of(
                                Calls.of(Math.class, "random"),
                                Calls.of(UUID.class, "randomUUID"),
                                Calls.of(System.class, "identityHashCode")))),
                RollsDice.class);
    }

    @Test
    void coreReadsNoSettingsOfTheProcess() {
        Classes.assertKept(
                coreNeverCalls(Calls.of(System.class, "getenv", "getProperty", "getProperties", "lineSeparator")),
                ReadsSettings.class);
    }

    @Test
    void coreOpensNoFileAndNoSocket() {
        Classes.assertKept(
                root -> noClasses()
                        .that()
                        .resideInAPackage(root + ".core..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                                .or(assignableTo(File.class))
                                .or(fileStreams())),
                OpensFile.class);
    }

    @Test
    void coreAndSimulatorConstructNoUnorderedCollection() {
        Classes.assertKept(
                coreAndSimNeverCall(Calls.anyOf(List.of(
                        Calls.of(HashMap.class, Calls.CONSTRUCTOR, "newHashMap"),
                        Calls.of(HashSet.class, Calls.CONSTRUCTOR, "newHashSet"),
                        Calls.of(ConcurrentHashMap.class, Calls.CONSTRUCTOR, "newKeySet"),
                        Calls.of(IdentityHashMap.class, Calls.CONSTRUCTOR),
                        Calls.of(WeakHashMap.class, Calls.CONSTRUCTOR)))),
                ConstructsUnordered.class);
    }

    /** Sets and maps of the JDK's {@code of} and {@code copyOf} change their order from one JVM run to the next. */
    @Test
    void coreAndSimulatorCopyIntoNoUnorderedCollection() {
        Classes.assertKept(
                coreAndSimNeverCall(Calls.anyOf(List.of(
                        Calls.withParameters(Map.class, "of", 3, 20), // one entry has one order
                        Calls.of(Map.class, "copyOf", "ofEntries"),
                        Calls.withParameters(Set.class, "of", 2, 10),
                        Calls.of(Set.class, "copyOf")))),
                CopiesUnordered.class);
    }

    @Test
    void coreAndSimulatorCollectIntoNoUnorderedCollection() {
        Classes.assertKept(
                coreAndSimNeverCall(Calls.anyOf(List.of(
                        Calls.of(Collectors.class, "toSet", "toUnmodifiableSet", "toUnmodifiableMap"),
                        Calls.withParameters(Collectors.class, "toMap", 2, 3),
                        Calls.withParameters(Collectors.class, "groupingBy", 1, 2)))),
                CollectsUnordered.class);
    }

    private static Function<String, ArchRule> coreNeverCalls(DescribedPredicate<JavaAccess<?>> calls) {
        return root ->
                noClasses().that().resideInAPackage(root + ".core..").should().accessTargetWhere(calls);
    }

    private static Function<String, ArchRule> coreAndSimNeverCall(DescribedPredicate<JavaAccess<?>> calls) {
        return root -> noClasses()
                .that()
                .resideInAnyPackage(root + ".core..", root + ".sim..")
                .should()
                .accessTargetWhere(calls);
    }

    private static DescribedPredicate<JavaClass> fileStreams() {
        return DescribedPredicate.describe(
                "streams on files",
                type -> type.getPackageName().equals("java.io")
                        && (type.getSimpleName().startsWith("File")
                                || type.getSimpleName().equals("RandomAccessFile")));
    }
}
