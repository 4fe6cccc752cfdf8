package dev.evenkeel.core.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.service.LoadBalancer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceLabelTest {
    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";

    @Test
    void findsTheTargetGroupAmongThoseOfAService() {
        ResourceLabel label = ResourceLabel.parse("app/shop/fedcba9876543210/targetgroup/web/0123456789abcdef")
                .orElseThrow();

        Optional<String> found = label.targetGroupOf(List.of(
                group("targetgroup/web/fedcba9876543210"),
                group("targetgroup/my-web/0123456789abcdef"),
                group("targetgroup/web/0123456789abcdef")));

        assertEquals(new ResourceLabel("app/shop/fedcba9876543210", "targetgroup/web/0123456789abcdef"), label);
        assertEquals(Optional.of(ARN + "targetgroup/web/0123456789abcdef"), found);
    }

    @Test
    void findsNoneInAServiceThatNamesOthers() {
        ResourceLabel label = ResourceLabel.parse("app/shop/fedcba9876543210/targetgroup/web/0123456789abcdef")
                .orElseThrow();

        assertEquals(Optional.empty(), label.targetGroupOf(List.of(group("targetgroup/other/0123456789abcdef"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "targetgroup/web/0123456789abcdef",
                "net/shop/fedcba9876543210/targetgroup/web/0123456789abcdef",
                "app/shop/fedcba9876543210/targetgroup/web",
                "app/shop/fedcba9876543210/targetgroup/web/0123456789abcdef/more",
            })
    void takesNoOtherForm(String text) {
        assertEquals(Optional.empty(), ResourceLabel.parse(text));
    }

    private static LoadBalancer group(String end) {
        return new LoadBalancer(ARN + end, null, "web", 80, null);
    }
}
