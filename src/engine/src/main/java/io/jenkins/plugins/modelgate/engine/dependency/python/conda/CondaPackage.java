package io.jenkins.plugins.modelgate.engine.dependency.python.conda;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One package as conda names it. */
final class CondaPackage {
    /** {@code channel::name}, then a version or a constraint, then a build ("Package match specifications"). */
    private static final Pattern SPEC =
            Pattern.compile("(?:([^\\s\\[]*)::)?([A-Za-z0-9_.-]+)\\s*((?:[=<>!~ ].*)?)(?:\\[.*)?");

    private static final Pattern FILE = Pattern.compile("(.+)-([^-]+)-([^-]+)\\.(?:conda|tar\\.bz2)");

    private CondaPackage() {}

    /** A line of an environment, or null when it is none. */
    @CheckForNull
    static Component ofSpec(String text, Location where) {
        Matcher parts = SPEC.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        String rest = parts.group(3).strip();
        boolean exact = rest.matches("={1,2}\\s*[0-9A-Za-z][^*,|<>=\\s]*(\\s*=?\\s*[0-9A-Za-z_]+)?");
        boolean build = rest.matches("=[^=\\s*]+=[^=\\s*]+");
        // One equals sign means any version that begins so, unless a build follows it.
        boolean pinned = exact && (rest.startsWith("==") || build);
        String version = pinned ? rest.replaceFirst("^=+\\s*", "").split("[=\\s]")[0] : null;
        Pin pin = pinned ? Pin.VERSION : rest.isEmpty() ? Pin.NOTHING : Pin.RANGE;
        return component(parts.group(2), version, pin, text, List.of(), parts.group(1), null, where);
    }

    /** A package file's URL with the digest behind a number sign, or null when it is none. */
    @CheckForNull
    static Component ofUrl(String text, Location where) {
        int hash = text.indexOf('#');
        String url = hash < 0 ? text : text.substring(0, hash);
        Matcher parts = FILE.matcher(url.substring(url.lastIndexOf('/') + 1));
        if (!parts.matches()) {
            return null;
        }
        String digest = hash < 0
                ? ""
                : text.substring(hash + 1).toLowerCase(Locale.ROOT).replace("sha256:", "");
        boolean strong = digest.matches("[0-9a-f]{64}");
        // MD5 shows that a download is whole, not that it is what it was.
        List<String> hashes =
                strong ? List.of("sha256:" + digest) : digest.isEmpty() ? List.of() : List.of("md5:" + digest);
        Pin pin = strong ? Pin.HASHED : Pin.VERSION;
        return component(parts.group(1), parts.group(2), pin, text, hashes, url, null, where);
    }

    static Component component(
            String name,
            @CheckForNull String version,
            Pin pin,
            String text,
            List<String> hashes,
            @CheckForNull String source,
            @CheckForNull String group,
            Location where) {
        return new Component(
                new ComponentId(
                        Ecosystem.CONDA,
                        SafeText.of(name.toLowerCase(Locale.ROOT)),
                        version == null ? null : SafeText.of(version)),
                pin,
                SafeText.of(DirectReference.withoutSecrets(text), 290),
                hashes,
                source == null ? null : SafeText.of(DirectReference.withoutSecrets(source), 290),
                List.of(),
                true,
                group,
                where);
    }
}
