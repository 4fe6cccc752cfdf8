package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import java.util.List;

/** The attributes as they are now. */
public record PutAttributesResponse(List<Attribute> attributes) {}
