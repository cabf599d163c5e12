package io.jenkins.plugins.modelgate.engine.configuration.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.function.Predicate;

/** Whether a text can be the token that it looks like. */
final class Verifiers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Verifiers() {}

    /** Random as a whole after its prefix, which ends with the last separator of its first twelve characters. */
    static boolean random(String token) {
        int start = 0;
        for (int i = 0; i < Math.min(12, token.length()); i++) {
            char c = token.charAt(i);
            if (c == '_' || c == '-' || c == '.' || c == ':') {
                start = i + 1;
            }
        }
        return isRandom(token.substring(start));
    }

    /** Random after a number of characters. */
    static Predicate<String> randomAfter(int prefix) {
        return token -> isRandom(token.substring(prefix));
    }

    /** Random as a whole, whatever it begins with. */
    static boolean body(String token) {
        return isRandom(token);
    }

    /** Random after its first underscore or hyphen. */
    static boolean randomTail(String token) {
        int underscore = token.indexOf('_');
        int hyphen = token.indexOf('-');
        int start = underscore < 0 ? hyphen : hyphen < 0 ? underscore : Math.min(underscore, hyphen);
        return isRandom(token.substring(start + 1));
    }

    /** Ends in a part that is random; the numbers before it name team and application. */
    static boolean slack(String token) {
        return Randomness.classes(token.substring(5)) >= 2 && isRandom(token.substring(token.lastIndexOf('-') + 1));
    }

    private static boolean isRandom(String body) {
        double least = body.length() < 20 ? 2.7 : 3;
        return Randomness.bits(body) >= least
                && Randomness.isLively(body)
                && !body.toUpperCase(Locale.ROOT).contains("EXAMPLE");
    }

    /** A macaroon of the Python Package Index: version 2, with the index as its place. Source: pypitoken, "macaroon". */
    static boolean pypiMacaroon(String token) {
        byte[] bytes = Base64Text.bytes(token.substring(token.indexOf('-') + 1));
        return bytes != null && bytes.length >= 64 && bytes[0] == 2 && bytes[1] == 1 && bytes[2] >= 8;
    }

    /** Signed JSON Web Token (RFC 7519): a header with an algorithm, and claims. */
    static boolean jwt(String token) {
        String[] parts = token.split("\\.");
        JsonNode header = json(parts[0]);
        JsonNode claims = parts.length < 2 ? null : json(parts[1]);
        return parts.length == 3
                && header != null
                && header.isObject()
                && !header.path("alg").asText("?").equalsIgnoreCase("none")
                && claims != null
                && claims.isObject()
                && Randomness.longestRun(parts[2]) < 6
                && parts[2].length() >= 20;
    }

    /** A JSON object in base64 with a member. */
    static Predicate<String> jsonWith(int prefix, String member) {
        return token -> {
            JsonNode node = json(token.substring(prefix));
            return node != null && node.has(member);
        };
    }

    private static JsonNode json(String base64) {
        String text = Base64Text.text(base64);
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** A secret encrypted by Jenkins: version, lengths of the vector and of the text. Source: hudson.util.Secret. */
    static boolean jenkinsSecret(String token) {
        byte[] bytes = Base64Text.bytes(token.substring(1, token.length() - 1));
        return bytes != null && bytes.length >= 41 && bytes[0] == 1 && bytes[4] == 16 && (bytes.length - 9) % 16 == 0;
    }

    /** {@code user:password}. */
    static boolean basicCredentials(String token) {
        String text = Base64Text.text(token);
        int colon = text == null ? -1 : text.indexOf(':');
        return colon >= 0 && !Placeholders.isNoSecret(text.substring(colon + 1), "password");
    }
}
