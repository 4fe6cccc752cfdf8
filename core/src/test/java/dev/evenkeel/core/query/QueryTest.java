package dev.evenkeel.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.ContainerInstanceArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions mean, asked of one instance, and what is said of those that mean nothing. */
@NullUnmarked
class QueryTest {
    private static final ContainerInstance INSTANCE = new ContainerInstance(
            new ContainerInstanceArn("arn:aws:ecs:us-east-1:123456789012:container-instance/default/"
                    + "0123456789abcdef0123456789abcdef"),
            "default",
            "i-0abc",
            null,
            "us-east-1a",
            ContainerInstanceStatus.ACTIVE,
            true,
            Resources.of(4096, 16384),
            List.of(
                    new Attribute("stack", "prod", null, null),
                    new Attribute("rank", "10", null, null),
                    new Attribute("ssd", null, null, null),
                    new Attribute("ecs.instance-type", "g2.large", null, null),
                    new Attribute("owner", "two words", null, null),
                    new Attribute("as", "a".repeat(128), null, null)),
            List.of(),
            null,
            Instant.parse("2026-11-22T10:00:00Z"),
            1);
    private static final InstanceFacts FACTS = new InstanceFacts(INSTANCE, List.of("service:web", "family:batch"), 3);

    private static boolean matches(String expression) {
        return Query.parse(expression).matches(FACTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute:stack == prod",
                "attribute:stack equals prod",
                "attribute:stack==prod",
                "attribute:stack EQUALS 'prod'",
                "attribute:stack != test",
                "attribute:stack not_equals test",
                "attribute:absent != test",
                "attribute:stack exists",
                "attribute:ssd exists",
                "attribute:absent !exists",
                "attribute:absent not_exists",
                "attribute:stack in [test, prod]",
                "attribute:stack in ['test','prod']",
                "attribute:stack !in [test]",
                "attribute:stack not_in [ test , old ]",
                "attribute:ecs.availability-zone in [us-east-1a, us-east-1b]",
                "attribute:ecs.instance-type =~ g2.*",
                "attribute:ecs.instance-type matches g[1-3]\\.(small|large)",
                "attribute:ecs.instance-type !~ t2.*",
                "attribute:ecs.instance-type not_matches t2.*",
                "(attribute:ecs.instance-type =~ g2.*)",
                "attribute:owner == \"two words\"",
                "attribute:rank > 9",
                "attribute:rank greater_than 9.5",
                "attribute:rank >= 10",
                "attribute:rank greater_than_equal 10",
                "attribute:rank < 11",
                "attribute:rank less_than 11",
                "attribute:rank <= 10",
                "attribute:rank less_than_equal 10",
                "attribute:stack > abc",
                "agentConnected == true",
                "agentConnected != false",
                "agentVersion !exists",
                "ec2InstanceId in ['i-0abc', 'i-0abd']",
                "registeredAt > 2026-11-22T09:59:59Z",
                "registeredAt <= 2026-11-22T12:00:00+02:00",
                "runningTasksCount == 3",
                "runningTasksCount < 10",
                "task:group == service:web",
                "task:group in [service:db, family:batch]",
                "not(task:group == service:db)",
                "!(task:group == service:db)",
                "task:group != service:db",
                "NOT attribute:stack == test AND attribute:rank == 10",
                "attribute:stack == test || attribute:stack == prod",
                "attribute:stack == prod or attribute:stack == test and attribute:rank == 9",
                "attribute:stack =~ prod&&attribute:rank == 10",
                "not not attribute:stack exists"
            })
    void findsTheInstance(String expression) {
        assertEquals(true, matches(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attribute:stack == PROD",
                "attribute:stack != prod",
                "attribute:absent == prod",
                "attribute:absent exists",
                "attribute:stack !exists",
                "attribute:stack in [test]",
                "attribute:stack !in [prod]",
                "attribute:stack =~ pro",
                "attribute:stack !~ p.*",
                "attribute:rank < 9",
                "attribute:absent < 9",
                "agentConnected == false",
                "agentVersion == 1.68.2",
                "registeredAt > 2026-11-22T10:00:00Z",
                "runningTasksCount > 3",
                "task:group == web",
                "task:group != service:web",
                "not(attribute:stack == prod)",
                "(attribute:stack == prod or attribute:stack == test) and attribute:rank == 9",
                "attribute:stack == test and attribute:rank == 10 or attribute:rank == 9"
            })
    void passesOverTheInstance(String expression) {
        assertEquals(false, matches(expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "stack == prod#1: expected a subject: " + Subject.CHOICES + ", found 'stack == prod'.",
                "attribute: == prod#1: expected a subject: " + Subject.CHOICES + ", found 'attribute: == prod'.",
                "attribute:stack#16: expected " + Operator.CHOICES + ", the expression ends there.",
                "attribute:stack = prod#17: expected " + Operator.CHOICES + ", found '= prod'.",
                "attribute:stack ==#19: expected a value, the expression ends there.",
                "attribute:stack in prod#20: expected [, found 'prod'.",
                "attribute:stack in []#21: expected a value, found ']'.",
                "attribute:stack in [prod#25: expected , or ], the expression ends there.",
                "attribute:stack == 'prod#25: expected a closing ', the expression ends there.",
                "attribute:stack == prod and#28: expected a subject: " + Subject.CHOICES
                        + ", the expression ends there.",
                "(attribute:stack == prod#25: expected ), the expression ends there.",
                "attribute:stack == prod)#24: expected &&, || or the end of the expression, found ')'.",
                "attribute:stack =~ a{2#20: expected a regular expression (Unclosed counted closure), found 'a{2'.",
                "runningTasksCount > many#21: expected a whole number, found 'many'.",
                "agentConnected == yes#19: expected true or false, found 'yes'.",
                "registeredAt > yesterday#16: expected a date and time such as 2026-11-22T00:00:00Z, found 'yesterday'."
            })
    void saysWhereAnExpressionCannotBeRead(String expression, String trouble) {
        EcsException refused = assertThrows(EcsException.class, () -> Query.parse(expression));

        assertEquals("InvalidParameterException", refused.code().wireName());
        assertEquals("Invalid expression at character " + trouble, refused.getMessage());
    }

    @Test
    void refusesTheEmptyTheLongAndTheDeep() {
        assertEquals(
                "Expression cannot be empty.",
                assertThrows(EcsException.class, () -> Query.parse("  ")).getMessage());
        assertEquals(
                "Expression has 2001 characters, at most 2000 are allowed.",
                assertThrows(EcsException.class, () -> Query.parse("a".repeat(2001)))
                        .getMessage());
        assertEquals(
                "Invalid expression at character 101: expected no more than 100 levels of parentheses and negations, "
                        + "found '((((((((((((((((((((" + "'.",
                assertThrows(EcsException.class, () -> Query.parse("(".repeat(1500)))
                        .getMessage());
    }

    @Test
    void givesUpOnAPatternWhoseTimeDoublesWithEachLetter() {
        String costly = "attribute:as =~ (a+)+\\1b";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertEquals(false, matches(costly));
            assertEquals(false, matches("attribute:as !~ (a+)+\\1b"));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "attribute:stack == prod and runningTasksCount < 3, true",
        "not(task:group == service:web), true",
        "attribute:stack exists or agentConnected == true, false"
    })
    void knowsWhetherItsAnswerFollowsTasks(String expression, boolean follows) {
        assertEquals(follows, Query.parse(expression).followsTasks());
    }
}
