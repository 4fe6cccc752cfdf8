package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DeleteTaskDefinitions is asked. */
public record DeleteTaskDefinitionsRequest(@Nullable List<String> taskDefinitions) {}
