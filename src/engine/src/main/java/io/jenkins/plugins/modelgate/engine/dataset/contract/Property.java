package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Locale;

/**
 * A column, a field of a nested object, or the items of an array.
 *
 * @param type null when the contract says nothing of it
 * @param keyPosition in the primary key, or -1
 * @param classification how sensitive it is, or null
 * @param critical whether the contract calls it a critical data element
 * @param sensitive whether its values must not be shown: it has a classification other than {@code public}, or an encrypted twin
 * @param properties of an object
 * @param items of an array, or null
 * @param pointer where the contract describes it
 */
public record Property(
        @CheckForNull String id,
        String name,
        @CheckForNull String physicalName,
        @CheckForNull LogicalType type,
        TypeOptions options,
        boolean required,
        boolean unique,
        boolean primaryKey,
        long keyPosition,
        @CheckForNull String classification,
        boolean critical,
        boolean sensitive,
        List<Relationship> relationships,
        List<QualityRule> quality,
        List<Property> properties,
        @CheckForNull Property items,
        String pointer) {
    public Property {
        relationships = List.copyOf(relationships);
        quality = List.copyOf(quality);
        properties = List.copyOf(properties);
    }

    static boolean isSensitive(@CheckForNull String classification, @CheckForNull String encryptedName) {
        return encryptedName != null
                || classification != null
                        && !classification.strip().toLowerCase(Locale.ROOT).equals("public");
    }
}
