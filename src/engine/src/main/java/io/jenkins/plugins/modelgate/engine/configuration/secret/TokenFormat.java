package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A secret that is known by its own form.
 *
 * @param kind what it is
 * @param keywords of which one stands in every such secret, in lower case: only there is the pattern tried
 * @param back how many characters before the keyword the pattern may begin, at most 128
 * @param pattern of the secret; its group 1, where it has one, is the value
 * @param verifier whether the value can be one: its issuer's checksum, its inner structure, or that it is random
 */
record TokenFormat(SecretKind kind, List<String> keywords, int back, Pattern pattern, Predicate<String> verifier) {

    /** A value that begins with a keyword. */
    static TokenFormat prefixed(SecretKind kind, String keywords, String pattern, Predicate<String> verifier) {
        return within(kind, keywords, 0, pattern, verifier);
    }

    /** A value that holds a keyword somewhere. Keywords are separated by blanks. */
    static TokenFormat within(SecretKind kind, String keywords, int back, String pattern, Predicate<String> verifier) {
        return new TokenFormat(kind, List.of(keywords.split(" ")), back, Pattern.compile(pattern), verifier);
    }
}
