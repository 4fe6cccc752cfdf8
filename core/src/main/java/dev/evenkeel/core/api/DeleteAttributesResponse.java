package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import java.util.List;

/** The attributes that are gone. */
public record DeleteAttributesResponse(List<Attribute> attributes) {}
