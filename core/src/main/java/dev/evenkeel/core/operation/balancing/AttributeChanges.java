package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.balancing.Attribute;
import dev.evenkeel.core.balancing.AttributeRule;
import dev.evenkeel.core.balancing.Attributes;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Setting and reading the settings of a resource: a name that does not exist, or a value it cannot have, changes none. */
final class AttributeChanges {
    private AttributeChanges() {}

    static List<Attribute> read(Change change, String arn, List<AttributeRule> rules) {
        return Attributes.all(rules, change.state().balancing().attributes(arn));
    }

    static List<Attribute> set(
            Change change, String arn, List<AttributeRule> rules, @Nullable List<Attribute> attributes) {
        SortedMap<String, String> before = change.state().balancing().attributes(arn);
        SortedMap<String, String> after = new TreeMap<>(before);
        for (Attribute attribute : Given.requiredSome(attributes, "attributes")) {
            String key = Given.required(attribute.key(), "attributes.member.key");
            String value = attribute.value() == null ? "" : attribute.value();
            AttributeRule rule = Attributes.find(rules, key)
                    .orElseThrow(() ->
                            Refusals.validation("The attribute key '" + Given.shortened(key) + "' is not recognized"));
            rule.complaint(value).ifPresent(complaint -> {
                throw Refusals.validation(complaint);
            });
            after.put(key, value);
        }
        if (!after.equals(before)) {
            change.emit(new Event.BalancingAttributesChanged(arn, after));
        }
        return read(change, arn, rules);
    }
}
