package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials as they are sent: headers, Docker's {@code auth}, {@code curl --user}. */
final class HttpCredentials {
    static final SecretKind BASIC =
            SecretKind.of("basic-credentials", "User and password", "sign in with them", "change the password");
    static final SecretKind BEARER = SecretKind.of(
            "bearer-token",
            "Bearer token",
            "act as whom the token was given to",
            "end the session or revoke the token");
    static final SecretKind REGISTRY = SecretKind.of(
            "registry-credentials",
            "User and password of an image registry",
            "pull and push images",
            "change the password at the registry");
    static final List<SecretKind> KINDS = List.of(BASIC, BEARER, REGISTRY);
    static final List<String> KEYWORDS =
            List.of("basic ", "bearer ", "\"auth\"", "auth\\\"", "_auth", "curl ", "wget ", "docker login", "sshpass ");

    private static final Pattern HEADER = Pattern.compile("(?i)(basic|bearer) +([A-Za-z0-9._~+/-]{8,2000}={0,2})");
    private static final Pattern REGISTRY_AUTH =
            Pattern.compile("(?i)\\\\?[\"_]auth\\\\?\"?\\s*[:=]\\s*\\\\?\"?([A-Za-z0-9+/]{8,2000}={0,2})");
    private static final Pattern COMMAND = Pattern.compile(
            "(?i)(?:(?:curl|wget)\\b(?:[^\n]|\\\\\n){0,400}?\\s(?:-u|--user)[ =]?[\"']?[\\w.@-]+:|docker login\\b[^\n]{0,300}?\\s(?:-p|--password)[ =]|sshpass\\s+-p\\s*)"
                    + "(?:\"([^\"\n]{1,200})\"|'([^'\n]{1,200})'|([^\\s\"']{1,200}))");

    private HttpCredentials() {}

    /** What stands at a position, or null. */
    @CheckForNull
    static Hit at(String text, int start) {
        int end = Math.min(text.length(), start + 2400);
        Matcher header = HEADER.matcher(text).region(start, end);
        if (header.lookingAt()) {
            return header(header);
        }
        Matcher registry = REGISTRY_AUTH.matcher(text).region(start, end);
        if (registry.lookingAt()) {
            String value = registry.group(1);
            return Verifiers.basicCredentials(value) ? hit(REGISTRY, registry, 1) : null;
        }
        Matcher command = COMMAND.matcher(text).region(start, end);
        if (command.lookingAt()) {
            int group = command.group(1) != null ? 1 : command.group(2) != null ? 2 : 3;
            return Placeholders.isNoSecret(command.group(group), "password") ? null : hit(BASIC, command, group);
        }
        return null;
    }

    @CheckForNull
    private static Hit header(Matcher header) {
        String value = header.group(2);
        if (header.group(1).equalsIgnoreCase("basic")) {
            return Verifiers.basicCredentials(value) ? hit(BASIC, header, 2) : null;
        }
        boolean random = value.length() >= 16 && Randomness.isRandom(value) && Randomness.classes(value) >= 2;
        boolean digits = value.chars().anyMatch(Character::isDigit);
        return random && digits && !Placeholders.isNoSecret(value, "bearer") ? hit(BEARER, header, 2) : null;
    }

    private static Hit hit(SecretKind kind, Matcher match, int group) {
        return new Hit(kind, match.start(group), match.end(group), match.group(group), "", 1, 0);
    }
}
