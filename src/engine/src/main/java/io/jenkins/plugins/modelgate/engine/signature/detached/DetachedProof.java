package io.jenkins.plugins.modelgate.engine.signature.detached;

import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.proof.Conclusion;
import io.jenkins.plugins.modelgate.engine.signature.proof.Difference;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadFile;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadTree;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A signature over the bytes of a single file; what else belongs to the model is not covered by it. */
public final class DetachedProof implements Proof {
    private final Detached detached;
    private final String only;

    private DetachedProof(Detached detached, String only) {
        this.detached = detached;
        this.only = only;
    }

    /** The proof that a signature is for a file, or through a listing for a directory. */
    public static Proof of(SignatureSource source, Detached detached) throws SignatureException {
        return source.only() == null ? ListingProof.open(source, detached) : new DetachedProof(detached, source.only());
    }

    @Override
    public List<ContentSink> sinks(TreeEntry entry) {
        return entry.path().equals(only) ? detached.sinks() : List.of();
    }

    @Override
    public Conclusion conclude(ReadTree tree) throws SignatureException {
        Signer signer = detached.conclude();
        List<Difference> differences = new ArrayList<>();
        for (ReadFile file : tree.files()) {
            if (file.path().equals(only)) {
                if (file.sha256() == null) {
                    differences.add(
                            new Difference(Difference.Kind.UNREAD, only, file.loadable(), "was not read to its end"));
                }
            } else {
                differences.add(new Difference(
                        Difference.Kind.UNSIGNED,
                        file.path(),
                        file.loadable(),
                        "belongs to the model and is not what was signed"));
            }
        }
        return new Conclusion(signer, differences, Map.of("signedFiles", 1L), signer.remarks());
    }
}
