package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * What a tag makes of a scalar. Readers differ in which they know; of what is left to a program, such as {@code !Ref} and {@code !vault}, the text counts.
 * Source: yaml.org, Language-Independent Types; gopkg.in/yaml.v3, which Kubernetes' tools use, decodes {@code !!binary}.
 */
final class YamlTags {
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> TEXTS =
            Set.of("str", "null", "bool", "int", "float", "timestamp", "value", "merge");

    private static final Set<String> COLLECTIONS = Set.of("seq", "map", "omap", "pairs", "set");

    private YamlTags() {}

    /**
     * Refuses what makes something else of a sequence or a mapping, as {@code !!python/object} does for readers of Python.
     *
     * @throws UnexaminedException when its tag gives it another meaning
     */
    static void check(CollectionStartEvent collection, int line) throws UnexaminedException {
        String tag = collection.getTag();
        if (tag != null && tag.startsWith(CORE) && !COLLECTIONS.contains(tag.substring(CORE.length()))) {
            throw new UnexaminedException(line, "a tag of YAML that a program's reader runs: write the value itself");
        }
    }

    /**
     * The text of a scalar.
     *
     * @throws UnexaminedException when its tag gives it another meaning that nobody knows
     */
    static String text(ScalarEvent scalar, int line) throws UnexaminedException {
        String tag = scalar.getTag();
        if (tag == null || !tag.startsWith(CORE) || TEXTS.contains(tag.substring(CORE.length()))) {
            return scalar.getValue();
        }
        if (!tag.equals(CORE + "binary")) {
            throw new UnexaminedException(
                    line, "a tag of YAML that gives a text another meaning: write the value itself");
        }
        try {
            return new String(Base64.getMimeDecoder().decode(scalar.getValue()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnexaminedException(line, "!!binary without base64", e);
        }
    }
}
