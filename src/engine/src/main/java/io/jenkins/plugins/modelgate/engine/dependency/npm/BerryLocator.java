package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A locator of Yarn 2 and later, {@code name@protocol:reference::key=value&…}.
 *
 * @param protocol empty where the reference is an address of its own
 * @param reference without its protocol and parameters
 * @param parameters as written, or an empty text
 */
record BerryLocator(String name, String protocol, String reference, String parameters) {
    private static final Pattern SYNTAX = Pattern.compile("((?:@[^/@]+/)?[^/@]+)@(.+?)(?:::(.*))?", Pattern.DOTALL);
    private static final Pattern PROTOCOL =
            Pattern.compile("(npm|workspace|patch|link|portal|file|exec):(.*)", Pattern.DOTALL);
    private static final Pattern COMMIT = Pattern.compile("(.*)#(?:.*&)?commit=([0-9a-f]+)(?:&.*)?", Pattern.DOTALL);
    private static final Pattern CHECKSUM = Pattern.compile("(?:[0-9a-z]+/)?[0-9a-f]{128}");
    private static final Pattern ARCHIVE = Pattern.compile("(?:.*&)?__archiveUrl=([^&]*)(?:&.*)?", Pattern.DOTALL);

    /** Null when the text is none. */
    @CheckForNull
    static BerryLocator of(@CheckForNull String text) {
        Matcher syntax = SYNTAX.matcher(text == null ? "" : text);
        if (!syntax.matches()) {
            return null;
        }
        String parameters = syntax.group(3) == null ? "" : syntax.group(3);
        Matcher protocol = PROTOCOL.matcher(syntax.group(2));
        return protocol.matches()
                ? new BerryLocator(syntax.group(1), protocol.group(1), protocol.group(2), parameters)
                : new BerryLocator(syntax.group(1), "", syntax.group(2), parameters);
    }

    boolean isWorkspace() {
        return protocol.equals("workspace");
    }

    /** A directory that is used where it lies. */
    boolean isLink() {
        return protocol.equals("link") || protocol.equals("portal");
    }

    /** Whether a program of the project makes the package. */
    boolean isProgram() {
        return protocol.equals("exec");
    }

    /** Its version, or null where only the package itself says it. */
    @CheckForNull
    String version() {
        return protocol.equals("npm") ? reference : null;
    }

    /** @param checksum of the archive in Yarn's cache: the digest of another form than the registry's own */
    NpmSource source(String version, @CheckForNull String checksum) {
        boolean hashed = checksum != null && CHECKSUM.matcher(checksum).matches();
        Matcher archive = ARCHIVE.matcher(parameters);
        Matcher commit = COMMIT.matcher(reference);
        String address = archive.matches() ? URLDecoder.decode(archive.group(1), StandardCharsets.UTF_8) : reference;
        if (protocol.equals("npm") && !archive.matches() || protocol.equals("patch")) {
            return new NpmSource(hashed ? Pin.HASHED : Pin.VERSION, List.of(), null);
        }
        if (commit.matches()) {
            String url = commit.group(1) + "#" + commit.group(2);
            return new NpmSource(NpmSource.gitPin(url), List.of(), url);
        }
        boolean registry = archive.matches() || protocol.isEmpty();
        String written = registry ? address : protocol + ":" + reference;
        NpmSource plain = NpmSource.of(name, version, written, null);
        Pin pin = hashed && (plain.pin() == Pin.LOCATION || plain.pin() == Pin.VERSION) ? Pin.HASHED : plain.pin();
        return new NpmSource(pin, List.of(), plain.source(), plain.address());
    }
}
