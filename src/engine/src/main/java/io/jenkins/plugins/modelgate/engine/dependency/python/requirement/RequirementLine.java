package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One line of a requirement file: a package, or options.
 *
 * @param requirement the package by name, or null when it has none or the line has options only
 * @param reference where the package comes from instead of an index, or null
 * @param editable whether it is installed as a link to its directory
 * @param options those of the line
 */
record RequirementLine(
        @CheckForNull Requirement requirement,
        @CheckForNull DirectReference reference,
        boolean editable,
        RequirementOptions options) {

    /** Whether it asks for a package. */
    boolean isPackage() {
        return requirement != null || reference != null;
    }

    /** Digests that the line asks for, {@code sha256:…}. */
    List<String> hashes() {
        return options.get("--hash").stream()
                .map(hash -> hash.toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }

    /** @throws RequirementException when pip would refuse it */
    static RequirementLine of(String line) throws RequirementException {
        int split = 0;
        while (split < line.length() && line.charAt(split) != '-') {
            int blank = line.indexOf(' ', split);
            split = blank < 0 ? line.length() : blank + 1;
        }
        String words = PythonText.strip(line.substring(0, split));
        RequirementOptions options = RequirementOptions.of(line.substring(split));
        checkHashes(options);
        if (!words.isEmpty()) {
            return ofWords(words, options);
        }
        if (options.has("--editable")) {
            return ofEditable(options.get("--editable").get(0), options);
        }
        return new RequirementLine(null, null, false, options);
    }

    /** The first of them that has another form than pip takes makes it refuse the line. */
    private static void checkHashes(RequirementOptions options) throws RequirementException {
        for (String hash : options.get("--hash")) {
            if (!hash.matches("sha(256|384|512):.*")) {
                throw new RequirementException("has a --hash that is neither sha256:…, sha384:… nor sha512:…");
            }
        }
    }

    private static RequirementLine ofWords(String words, RequirementOptions options) throws RequirementException {
        boolean url = DirectReference.isUrl(words);
        int semicolon = words.indexOf(url ? "; " : ";");
        String head = semicolon < 0 ? words : PythonText.strip(words.substring(0, semicolon));
        String condition = semicolon < 0 ? "" : PythonText.strip(words.substring(semicolon + 1));
        Marker marker = condition.isEmpty() ? null : MarkerSyntax.of(condition);
        if (url || DirectReference.isPath(head)) {
            DirectReference reference = DirectReference.of(head);
            return new RequirementLine(named(reference.name(), marker), reference, false, options);
        }
        Requirement requirement = Requirement.of(head);
        Requirement whole = new Requirement(
                requirement.name(), requirement.extras(), requirement.versions(), requirement.url(), marker);
        DirectReference reference = requirement.url() == null ? null : DirectReference.of(requirement.url());
        return new RequirementLine(whole, reference, false, options);
    }

    private static RequirementLine ofEditable(String text, RequirementOptions options) throws RequirementException {
        try {
            Requirement requirement = Requirement.of(text);
            if (requirement.url() != null) {
                return new RequirementLine(requirement, DirectReference.of(requirement.url()), true, options);
            }
        } catch (RequirementException e) {
            // Then it is a path or a URL.
        }
        DirectReference reference = DirectReference.of(text);
        return new RequirementLine(named(reference.name(), null), reference, true, options);
    }

    @CheckForNull
    private static Requirement named(@CheckForNull String name, @CheckForNull Marker marker)
            throws RequirementException {
        if (name == null || name.isEmpty()) {
            return null;
        }
        Requirement plain = Requirement.of(name);
        return new Requirement(plain.name(), List.of(), plain.versions(), null, marker);
    }

    /** Whether it is left out everywhere. */
    boolean neverHolds() {
        return requirement != null && requirement.neverHolds();
    }

    /** Whether it holds in an environment. */
    Marker.Holds holds(Map<String, String> environment) {
        return requirement == null || requirement.marker() == null
                ? Marker.Holds.YES
                : requirement.marker().holds(environment);
    }
}
