package dev.evenkeel.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.function.Predicate;

/** Names calls, method references included, for rules that forbid them. */
final class Calls {
    static final String CONSTRUCTOR = "<init>";

    private Calls() {}

    /** A use of the members {@code names} of {@code owner}. */
    static DescribedPredicate<JavaAccess<?>> of(Class<?> owner, String... names) {
        List<String> members = List.of(names);
        return when(
                owner.getSimpleName() + " " + members,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && members.contains(access.getTarget().getName()));
    }

    /** A call of the method {@code name} of {@code owner} with {@code from} to {@code to} parameters. */
    static DescribedPredicate<JavaAccess<?>> withParameters(Class<?> owner, String name, int from, int to) {
        return when("%s.%s with %d to %d parameters".formatted(owner.getSimpleName(), name, from, to), access -> {
            if (!access.getTargetOwner().isEquivalentTo(owner)
                    || !access.getTarget().getName().equals(name)) {
                return false;
            }
            return access.getTarget() instanceof CodeUnitAccessTarget target
                    && from <= target.getRawParameterTypes().size()
                    && target.getRawParameterTypes().size() <= to;
        });
    }

    /** Any of these. */
    static DescribedPredicate<JavaAccess<?>> anyOf(List<DescribedPredicate<JavaAccess<?>>> calls) {
        return when(
                String.join(
                        ", ",
                        calls.stream().map(DescribedPredicate::getDescription).toList()),
                access -> calls.stream().anyMatch(call -> call.test(access)));
    }

    private static DescribedPredicate<JavaAccess<?>> when(String description, Predicate<JavaAccess<?>> test) {
        return new DescribedPredicate<>("%s", description) {
            @Override
            public boolean test(JavaAccess<?> access) {
                return test.test(access);
            }
        };
    }
}
