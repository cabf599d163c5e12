package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Comparator;
import java.util.List;

/** A table or file that a contract describes. */
public record SchemaObject(
        @CheckForNull String id,
        String name,
        @CheckForNull String physicalName,
        List<Property> properties,
        List<Relationship> relationships,
        List<QualityRule> quality,
        String pointer) {
    public SchemaObject {
        properties = List.copyOf(properties);
        relationships = List.copyOf(relationships);
        quality = List.copyOf(quality);
    }

    /** The primary key's properties in the order of their positions; empty when there is none. */
    public List<Property> primaryKey() {
        return properties.stream()
                .filter(Property::primaryKey)
                .sorted(Comparator.comparingLong(
                        property -> property.keyPosition() < 0 ? Long.MAX_VALUE : property.keyPosition()))
                .toList();
    }

    /** The property of that name or identifier, or null. */
    @CheckForNull
    public Property property(String name) {
        for (Property property : properties) {
            if (property.name().equals(name)) {
                return property;
            }
        }
        return properties.stream()
                .filter(property -> name.equals(property.id()) || name.equals(property.physicalName()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Names of columns whose text matters as it is written: strings ("007" is not 7) and times with a format. Files without types are
     * best read with these as text.
     */
    public List<String> textColumns() {
        return properties.stream()
                .filter(property -> property.type() == LogicalType.STRING
                        || property.options() instanceof TypeOptions.Temporal temporal && temporal.format() != null)
                .map(property -> property.physicalName() == null ? property.name() : property.physicalName())
                .toList();
    }
}
