package io.jenkins.plugins.modelgate.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.lineage.Kind;
import io.jenkins.plugins.modelgate.engine.lineage.Node;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A thing as a part of an address: {@code model-} and its digest, or for ids that are no plain words {@code package~} and the
 * id in URL-safe Base64.
 */
final class Token {
    private Token() {}

    static String of(Node node) {
        String kind = node.kind().name().toLowerCase(Locale.ROOT);
        return node.id().matches("[0-9A-Za-z]{1,128}")
                ? kind + "-" + node.id()
                : kind + "~"
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(node.id().getBytes(StandardCharsets.UTF_8));
    }

    /** Null when it is none. */
    @CheckForNull
    static Node read(String token) {
        int end = 0;
        while (end < token.length() && token.charAt(end) != '-' && token.charAt(end) != '~') {
            end++;
        }
        if (end == token.length() || end + 1 == token.length()) {
            return null;
        }
        String id = token.substring(end + 1);
        try {
            if (token.charAt(end) == '~') {
                id = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            }
            Node node = node(token.substring(0, end), id);
            return node.kind() == Kind.LIST ? null : node;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** @throws IllegalArgumentException when there is no such kind, or the id is empty or too long */
    static Node node(String kind, String id) {
        return new Node(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), id);
    }
}
