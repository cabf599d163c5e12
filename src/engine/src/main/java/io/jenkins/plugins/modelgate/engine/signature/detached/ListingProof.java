package io.jenkins.plugins.modelgate.engine.signature.detached;

import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.proof.Conclusion;
import io.jenkins.plugins.modelgate.engine.signature.proof.Difference;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadFile;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadTree;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A signature over a listing of a directory's digests, which is then compared with what was read. */
final class ListingProof implements Proof {
    private static final int MAX_BYTES = 64 << 20;

    private final Signer signer;
    private final Map<String, String> digests;

    private ListingProof(Signer signer, Map<String, String> digests) {
        this.signer = signer;
        this.digests = digests;
    }

    /** The listing is the file beside the signature whose name is the signature's without its extension. */
    static Proof open(SignatureSource source, Detached detached) throws SignatureException {
        String name = PathNames.last(source.location());
        int dot = name.lastIndexOf('.');
        Path file = dot < 1 ? null : source.location().resolveSibling(name.substring(0, dot));
        if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    source.what()
                            + " signs bytes, and a directory is none: sign a listing of it (sha256sum of every file into"
                            + " SHA256SUMS, its signature in SHA256SUMS.asc, .sig or .p7s)");
        }
        String what = "the listing " + SafeText.of(name.substring(0, dot));
        byte[] bytes = read(file, what);
        for (ContentSink sink : detached.sinks()) {
            try {
                sink.update(bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new SignatureException(Kind.MALFORMED, what + " cannot be digested: " + e.getMessage(), e);
            }
        }
        Signer signer = detached.conclude();
        return new ListingProof(signer, Listing.parse(bytes, what));
    }

    private static byte[] read(Path file, String what) throws SignatureException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new SignatureException(Kind.MALFORMED, what + " has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new SignatureException(
                    Kind.MALFORMED, what + " cannot be read: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public List<ContentSink> sinks(TreeEntry entry) {
        return List.of();
    }

    @Override
    public Conclusion conclude(ReadTree tree) {
        List<Difference> differences = new ArrayList<>();
        Set<String> missing = new HashSet<>(digests.keySet());
        for (ReadFile file : tree.files()) {
            missing.remove(file.path());
            if (!isOwn(file, tree) || digests.containsKey(file.path())) {
                compare(file, differences);
            } else if (file.model()) {
                differences.add(new Difference(
                        Difference.Kind.IGNORED,
                        file.path(),
                        true,
                        "it is the signature or its listing, and a model too"));
            }
        }
        missing.stream()
                .sorted()
                .forEach(path -> differences.add(
                        new Difference(Difference.Kind.MISSING, path, true, "is in the listing and not there")));
        return new Conclusion(signer, differences, Map.of("signedFiles", (long) digests.size()), signer.remarks());
    }

    /** The signature in the tree and the listing beside it: these very files, not others of their names. */
    private static boolean isOwn(ReadFile file, ReadTree tree) {
        String signature = tree.signature();
        return signature != null
                && (file.path().equals(signature)
                        || file.path().equals(signature.substring(0, signature.lastIndexOf('.'))));
    }

    private void compare(ReadFile file, List<Difference> differences) {
        String signed = digests.get(file.path());
        if (!file.entry().hasContent()) {
            differences.add(new Difference(
                    Difference.Kind.UNREAD,
                    file.path(),
                    file.loadable(),
                    "has no content that the listing could name"));
        } else if (signed == null) {
            differences.add(new Difference(
                    Difference.Kind.UNSIGNED, file.path(), file.loadable(), "is there and not in the listing"));
        } else if (file.sha256() == null) {
            differences.add(
                    new Difference(Difference.Kind.UNREAD, file.path(), file.loadable(), "was not read to its end"));
        } else if (!signed.equals(file.sha256())) {
            differences.add(new Difference(
                    Difference.Kind.CHANGED,
                    file.path(),
                    file.loadable(),
                    "the listing says " + signed + ", it is " + file.sha256()));
        }
    }
}
