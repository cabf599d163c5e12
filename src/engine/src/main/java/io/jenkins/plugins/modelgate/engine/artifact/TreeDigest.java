package io.jenkins.plugins.modelgate.engine.artifact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Digests of a tree, from its files in code-point order of their paths.
 *
 * <p>{@link #listing()} is the SHA-256 of the lines {@code sha256sum} prints ({@code digest, two spaces, path, line
 * feed}): it binds names and contents. {@link #omsRoot()} is the root digest of the OpenSSF Model Signing specification
 * v1.0, 6.3: SHA-256 over the files' digests alone, without the version-control files that the specification excludes.
 */
public final class TreeDigest {
    private static final Set<String> OMS_EXCLUDED = Set.of(".git", ".gitignore", ".gitattributes", ".github");

    private final MessageDigest listing = sha256();
    private final MessageDigest root = sha256();
    private final String signature;
    private boolean complete = true;

    /** @param signature path of the signature file, which is no resource of its own signature; null if there is none */
    public TreeDigest(String signature) {
        this.signature = signature;
    }

    /** Adds the next file; a null digest (it could not be read) leaves the tree without one. */
    public void add(String path, String sha256) {
        if (sha256 == null) {
            complete = false;
            return;
        }
        listing.update(line(path, sha256).getBytes(StandardCharsets.UTF_8));
        int slash = path.indexOf('/');
        String top = slash < 0 ? path : path.substring(0, slash);
        if (!OMS_EXCLUDED.contains(top) && !path.equals(signature)) {
            root.update(HexFormat.of().parseHex(sha256));
        }
    }

    /** As GNU coreutils write it: names that would break the line are escaped, and the line begins with a backslash. */
    private static String line(String path, String sha256) {
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(path) ? "" : "\\") + sha256 + "  " + escaped + "\n";
    }

    /** Digest that binds names and contents, or null if something could not be read. */
    public String listing() {
        return complete ? HexFormat.of().formatHex(listing.digest()) : null;
    }

    /** Model-signing root digest, or null if something could not be read. */
    public String omsRoot() {
        return complete ? HexFormat.of().formatHex(root.digest()) : null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
