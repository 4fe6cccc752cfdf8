package dev.evenkeel.core.scaling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric that needs no definition of the user's.
 *
 * @param resourceLabel of {@link #REQUESTS} only, which has to have one
 */
public record PredefinedMetricSpecification(
        @Nullable String predefinedMetricType, @Nullable String resourceLabel) {
    /** Requests a minute for each target of a target group. */
    public static final String REQUESTS = "ALBRequestCountPerTarget";

    /** Its resource label; empty when it has none, or one of another form. */
    public Optional<ResourceLabel> label() {
        return Optional.ofNullable(resourceLabel).flatMap(ResourceLabel::parse);
    }
}
